// The first step of a presentation: you said, we did.
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { ariaKeys } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { SaidList } from './said-list.tsx'

/** `onNext`: null for who follows. */
export function PresentSaid({ agenda, onNext }: { agenda: Agenda; onNext: (() => void) | null }) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when the words are many */}
      <section className="present-stage" aria-label={t('runs:said.title')} tabIndex={0} data-closing>
        <h1 className="present-title" ref={heading} tabIndex={-1}>
          {t('runs:said.title')}
        </h1>
        <p className="dim">{t('runs:said.lead')}</p>
        <SaidList said={agenda.said} wall />
      </section>
      {onNext ? (
        <footer className="present-tray present-tray-end">
          <Button rightSection={<IconArrowRight size={18} className="flips" aria-hidden />} aria-keyshortcuts={ariaKeys('present-next')} onClick={onNext}>
            {t('runs:said.begin')}
          </Button>
        </footer>
      ) : null}
    </>
  )
}

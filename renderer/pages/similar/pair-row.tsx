// Two ideas side by side, with what both say marked in each, and what can be done about them.
import { Button } from '@mantine/core'
import { IconArrowMerge, IconEqualNot } from '@tabler/icons-react'
import type { LikelyPair, PairedIdea } from '../../../shared/contract/duplicates.ts'
import { MarkedText } from '../../components/marked-text.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { ariaKeys } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import { BothSay } from './both-say.tsx'
import { Facts } from './similar-ideas.tsx'

interface PairRowProps {
  pair: LikelyPair
  mayDecide: boolean
  onApart: () => void
  onMerge: () => void
  tabIndex: 0 | -1
}

export function PairRow({ pair: { older, newer, words }, mayDecide, onApart, onMerge, tabIndex }: PairRowProps) {
  const t = useWords()
  const titles = { older: older.title, newer: newer.title }
  return (
    <article className="pair">
      <div className="pair-sides">
        <Side idea={older} when={t('similar:pairs.older')} tabIndex={tabIndex} />
        <Side idea={newer} when={t('similar:pairs.newer')} tabIndex={tabIndex} />
      </div>
      <div className="pair-foot">
        <BothSay words={words} />
        {mayDecide ? (
          <div className="row tight">
            <Button size="compact-sm" variant="default" tabIndex={tabIndex} leftSection={<IconEqualNot size={16} aria-hidden />} aria-label={t('similar:pairs.apartName', titles)} aria-keyshortcuts={ariaKeys('pair-apart')} onClick={onApart}>
              {t('similar:pairs.apart')}
            </Button>
            <Button size="compact-sm" variant="light" tabIndex={tabIndex} leftSection={<IconArrowMerge size={16} aria-hidden />} aria-label={t('similar:pairs.mergeName', titles)} aria-keyshortcuts={ariaKeys('pair-merge')} onClick={onMerge}>
              {t('similar:pairs.merge')}
            </Button>
          </div>
        ) : null}
      </div>
    </article>
  )
}

function Side({ idea, when, tabIndex }: { idea: PairedIdea; when: string; tabIndex: 0 | -1 }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="pair-side">
      <span className="pair-when">
        {when}, {format.ago(idea.createdAt)}
        {idea.example ? <span className="pill pill-after">{t('example.mark')}</span> : null}
      </span>
      <RouteLink to={{ page: 'idea', id: idea.id }} className="link pair-title clamp" tabIndex={tabIndex} dir="auto" translate="no">
        <MarkedText of={{ text: idea.title, marks: idea.marks }} />
      </RouteLink>
      <Facts hit={idea} />
      {idea.about.text === '' ? (
        <span className="dim sm">{t('similar:pairs.noDescription')}</span>
      ) : (
        <div className="pair-about clamp" dir="auto" translate="no">
          <MarkedText of={idea.about} />
        </div>
      )}
    </div>
  )
}

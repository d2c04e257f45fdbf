// The frame of a page: its title, which takes the focus when the page opens, its acts, and its content.
import { Title } from '@mantine/core'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useWords } from '../words.ts'

interface PageProps {
  title: string
  /** The title is a person's own text. */
  own?: boolean
  /** One quiet line below the title. */
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** `fill`: the content fills the window and scrolls by itself (lists, boards); `read`: a column of comfortable width; `wide`: the full width. */
  layout?: 'fill' | 'read' | 'wide'
  /** The page focuses something itself, such as the first field. */
  focusesItself?: boolean
}

export function Page({ title, own = false, lead, actions, children, layout = 'wide', focusesItself = false }: PageProps) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    if (!focusesItself) heading.current?.focus({ preventScroll: true })
    // Once, when the page opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    document.title = t('windowTitle', { page: title })
  }, [t, title])
  return (
    <section className="page" data-layout={layout} aria-labelledby={id}>
      <header className="page-head" data-own={own || undefined}>
        <div className="page-heading">
          <Title order={1} id={id} ref={heading} tabIndex={-1} className="page-title" {...(own ? { dir: 'auto', translate: 'no' } : {})}>
            {title}
          </Title>
          {lead === undefined ? null : <div className="page-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}

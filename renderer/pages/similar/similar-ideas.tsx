// Ideas like the one that is being typed, below its field: said once, never in the way. Support one instead, or say that one's own is different.
import { Button } from '@mantine/core'
import { IconHeart, IconMessagePlus } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type MouseEvent } from 'react'
import { MarkedText } from '../../components/marked-text.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { callCore, useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { StagePill } from '../ideas/stage-pill.tsx'
import { BothSay } from './both-say.tsx'
import './similar.css'
import { useSimilar, type Similar, type Typed } from './use-similar.ts'

/** A list that has just changed takes no click of the pointer for so long, milliseconds: it was meant for what was there before. */
const FRESH = 400

type Hit = Similar['hits'][number]

interface SimilarIdeasProps extends Typed {
  /** Ideas that are not shown here: told apart from this draft, or shown elsewhere already. */
  except: readonly string[]
  onDifferent: (id: string) => void
  /** Takes that back. */
  onAgain: (id: string) => void
  /** Adds what was typed as a comment on that idea. */
  onComment: (hit: { id: string; title: string }) => Promise<void>
  onDiscard: () => void
  /** It is written without a name. */
  nameless: boolean
  /** Others are shown elsewhere. */
  more?: boolean
  /** The ideas that are shown now. */
  onShown?: (ids: readonly string[]) => void
}

export function SimilarIdeas({ title, description, except, more, onShown, ...acts }: SimilarIdeasProps) {
  const t = useWords()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const { hits } = useSimilar('idea', { title, description })
  const shown = hits.filter((hit) => !except.includes(hit.id))
  const names = shown.map((hit) => hit.id).join(' ')
  const changedAt = useRef(0)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    changedAt.current = performance.now()
    onShown?.(names === '' ? [] : names.split(' '))
    setSpoken(names === '' ? '' : t('similar:ideas.heard', { count: names.split(' ').length }))
    // oxlint-disable-next-line react/exhaustive-deps -- once for each change of what is shown
  }, [names])

  /** The button that was pressed goes: its neighbour gets the focus, else the field above. */
  function keepFocus(at: number) {
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const items = [...(box.current?.querySelectorAll<HTMLElement>('.similar-item') ?? [])]
      const item = items[Math.min(at, items.length - 1)]
      const field = box.current?.parentElement?.querySelector<HTMLElement>('input, textarea')
      ;(item?.querySelector<HTMLElement>('button') ?? item?.querySelector<HTMLElement>('a') ?? field)?.focus({ preventScroll: true })
    })
  }

  return (
    <div ref={box} className="similar" data-shown={shown.length}>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {shown.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- only holds back clicks that were meant for what stood here before
        <section
          className="similar-box"
          aria-labelledby={id}
          onClickCapture={(event: MouseEvent) => {
            if (event.detail === 0 || performance.now() - changedAt.current > FRESH) return
            event.preventDefault()
            event.stopPropagation()
          }}
        >
          <h3 id={id} className="similar-heading">
            {t(more ? 'similar:ideas.more' : 'similar:ideas.title', { count: shown.length })}
          </h3>
          <p className="dim sm">{t('similar:ideas.hint')}</p>
          <ul className="similar-list">
            {shown.map((hit, at) => (
              <li key={hit.id} className="similar-item">
                <Item hit={hit} {...acts} onGone={() => keepFocus(at)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Item({ hit, onDifferent, onAgain, onComment, onDiscard, nameless, onGone }: Omit<SimilarIdeasProps, 'title' | 'description' | 'except' | 'more' | 'onShown'> & { hit: Hit; onGone: () => void }) {
  const t = useWords()
  const { act, busy } = useAct('ideas', 'support')
  const [commenting, setCommenting] = useState(false)
  /** Given here just now: the next answer will say so, too. */
  const [given, setGiven] = useState(false)
  const { id, title } = hit
  const supported = hit.supported || given

  async function support() {
    if (busy || !(await act({ id, support: true }))) return
    setGiven(true)
    onGone()
    say(t('similar:ideas.supported', { title }), {
      undo: async () => {
        setGiven(false)
        await callCore('ideas', 'support', { id, support: false })
      },
    })
  }

  return (
    <>
      <div className="similar-title">
        <RouteLink to={{ page: 'idea', id }} dir="auto" translate="no">
          <MarkedText of={{ text: title, marks: hit.marks }} />
        </RouteLink>
      </div>
      <Facts hit={hit} />
      <BothSay words={hit.words} />
      {hit.mine ? (
        <p className="dim sm">{t('similar:ideas.yours')}</p>
      ) : supported ? (
        <>
          <p className="sm similar-done">{t('similar:ideas.youSupport')}</p>
          <div className="row tight">
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconMessagePlus size={16} aria-hidden />}
              aria-busy={commenting}
              onClick={async () => {
                if (commenting) return
                setCommenting(true)
                await onComment(hit)
                setCommenting(false)
              }}
            >
              {t('similar:ideas.comment')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onDiscard}>
              {t('similar:ideas.discard')}
            </Button>
            {nameless ? <span className="dim sm">{t('similar:ideas.commentNamed')}</span> : null}
          </div>
        </>
      ) : null}
      {supported ? null : (
        <div className="row tight">
          {hit.mine ? null : (
            <Button size="compact-sm" variant="light" leftSection={<IconHeart size={16} aria-hidden />} aria-label={t('similar:ideas.supportName', { title })} onClick={() => void support()}>
              {t('similar:ideas.support')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('similar:ideas.differentName', { title })}
            onClick={() => {
              onDifferent(id)
              say(t('similar:ideas.putAway', { title }), { kind: 'different', undo: () => onAgain(id) })
              onGone()
            }}
          >
            {t('similar:ideas.different')}
          </Button>
        </div>
      )}
    </>
  )
}

/** What stands below the title of a similar idea. */
export function Facts({ hit }: { hit: Pick<Hit, 'stage' | 'supporters' | 'author'> }) {
  const t = useWords()
  const format = useFormat()
  return (
    <p className="similar-facts">
      {hit.stage ? <StagePill stage={hit.stage} /> : null}
      <span>{t('similar:facts.supporters', { count: hit.supporters, shown: format.number(hit.supporters) })}</span>
      {hit.author === null ? <span>{t('similar:facts.nameless')}</span> : <UserText>{t('similar:facts.by', { name: hit.author })}</UserText>}
    </p>
  )
}

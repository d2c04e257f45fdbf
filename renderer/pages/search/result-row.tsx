// One result: the original text with what was found in it marked, and what tells it from others. Plain elements: these change at every key.
import { memo } from 'react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { MarkedText } from '../../components/marked-text.tsx'
import { useFormat } from '../../format.ts'
import { openHit, placeOf } from '../../hits.ts'
import { toPath } from '../../routes.ts'
import { useWords } from '../../words.ts'
import { StagePill } from '../ideas/stage-pill.tsx'

interface ResultRowProps {
  hit: SearchHit
  tabIndex: 0 | -1
  /** Where it stands among all that the arrow keys go through. */
  index: number
}

function Row({ hit, tabIndex, index }: ResultRowProps) {
  const t = useWords()
  const format = useFormat()
  const { noun, title, snippet, at, stage, step, state, customer, author, example, match } = hit
  const when = at === null ? null : noun === 'followUp' ? t('search:due', { day: format.time(at) }) : noun === 'meeting' ? format.time(at) : format.ago(at)
  return (
    <a
      className="sr-row"
      tabIndex={tabIndex}
      data-result={index}
      href={`#${toPath(placeOf(hit))}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        openHit(hit)
      }}
    >
      <span className="sr-body">
        <span className="sr-title clamp" dir="auto" translate="no">
          <MarkedText of={title} />
        </span>
        {snippet ? (
          <span className="sr-snippet clamp" dir="auto" translate="no">
            <MarkedText of={snippet} />
          </span>
        ) : null}
        <span className="sr-about">
          {customer ? (
            <b dir="auto" translate="no">
              {customer}
            </b>
          ) : null}
          {author ? (
            <span dir="auto" translate="no">
              {author}
            </span>
          ) : null}
          {when === null ? null : <span>{when}</span>}
        </span>
      </span>
      <span className="sr-side">
        {stage ? <StagePill stage={stage} step={step === null ? null : { name: step }} /> : null}
        {state ? <span className="pill">{t(`promises:state.${state}`)}</span> : null}
        {example ? <span className="pill">{t('example.mark')}</span> : null}
        {match === 'near' || match === 'some' ? <span className="dim xs">{t(`search:${match}`)}</span> : null}
      </span>
    </a>
  )
}

export const ResultRow = memo(Row, (before, after) => before.hit === after.hit && before.tabIndex === after.tabIndex && before.index === after.index)

// The score on the page of an idea, and the button by which champions say theirs, or change it. In the queue a key does it, but most ideas have left the queue.
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { refocus } from '../ideas/refocus.ts'
import { ScoreDialog } from './score-dialog.tsx'
import { ScorePanel } from './score-panel.tsx'
import { mayScore } from './triage.ts'

export function ScoreHere({ idea }: { idea: Idea }) {
  const t = useWords()
  const { is } = useMay()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const { data: score } = useAsk('review', 'score', { id: idea.id })
  if (!score) return null
  const said = score.reviews.some(({ mine }) => mine)
  const may = idea.stage !== 'draft' && idea.stage !== 'merged' && mayScore(idea, { inTeam, champion: is('champion') })
  const close = () => {
    setOpen(false)
    refocus(() => button.current)
  }
  return (
    <>
      <ScorePanel id={idea.id} panel>
        {may ? (
          <Button ref={button} variant="default" className="score-give" onClick={() => setOpen(true)}>
            {t(said ? 'pipeline:score.change' : 'pipeline:score.give')}
          </Button>
        ) : null}
      </ScorePanel>
      {open ? <ScoreDialog idea={idea} onClose={close} /> : null}
    </>
  )
}

// An idea in a list at home: its title, where it stands, and a word more.
import type { ReactNode } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { useWords } from '../../words.ts'
import { StagePill } from '../ideas/stage-pill.tsx'

export function IdeaLine({ idea, children }: { idea: IdeaSummary; children: ReactNode }) {
  const t = useWords()
  return (
    <span className="hm-title">
      <b dir="auto" translate="no">
        {idea.title}
      </b>
      <StagePill stage={idea.stage} step={idea.step} />
      {idea.example ? <span className="pill">{t('example.mark')}</span> : null}
      {children}
    </span>
  )
}

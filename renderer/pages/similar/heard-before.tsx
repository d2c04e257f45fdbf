// "3 colleagues heard this from 2 customers", in a line that is always there, and what they heard one click away, over the page. Saving never waits for it, nor moves.
import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconEar } from '@tabler/icons-react'
import { useState } from 'react'
import { LearningHits } from './learning-hits.tsx'
import './similar.css'
import { useHeardWords } from './use-heard-words.ts'
import { useSimilar, type Similar } from './use-similar.ts'

export function HeardBefore({ text }: { text: string }) {
  const similar = useSimilar('learning', { title: text, description: '' })
  const words = useHeardWords(similar)
  const none = similar.hits.length === 0
  return (
    <>
      <span role="status" className="sr-only">
        {none ? '' : words}
      </span>
      {none ? null : <Shown similar={similar} words={words} />}
    </>
  )
}

function Shown({ similar, words }: { similar: Similar; words: string }) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={440} shadow="md" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="similar-heard" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <IconEar size={16} aria-hidden />
          <span className="link cut">{words}</span>
          <IconChevronDown size={16} className="disclose-mark" aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="similar-drop">
        <LearningHits similar={similar} />
      </Popover.Dropdown>
    </Popover>
  )
}

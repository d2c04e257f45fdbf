// Tags: short words in lower case, with those in use offered first.
import { useDebouncedValue } from '@mantine/hooks'
import { useState, type ReactNode } from 'react'
import { useAsk } from '../query.ts'
import { ManyPicker } from './many-picker.tsx'

const tidyTag = (typed: string) => typed.trim().replace(/^#+/, '').replace(/\s+/g, ' ').toLowerCase().slice(0, 60)

interface TagsPickerProps {
  label: string
  value: readonly string[]
  onChange: (tags: string[]) => void
  placeholder?: string
  error?: ReactNode
}

export function TagsPicker({ value, onChange, ...props }: TagsPickerProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 60)
  const { data } = useAsk('learnings', 'tags', { starts: tidyTag(asked), limit: 12 }, { keepPrevious: true })
  return (
    <ManyPicker
      {...props}
      value={value.map((name) => ({ id: null, name }))}
      onChange={(picks) => onChange(picks.map(({ name }) => name))}
      tidy={tidyTag}
      commas
      text={text}
      setText={setText}
      options={(data ?? []).map(({ tag, count }) => ({ id: null, name: tag, learnings: count }))}
    />
  )
}

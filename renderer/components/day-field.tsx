// A day, typed or picked from a calendar. What cannot be read as a day stays as it was typed, for the person to mend.
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { isDay, monthNames, parseDay } from '../days.ts'
import { useFormat } from '../format.ts'
import { later } from '../later.ts'
import { useWords } from '../words.ts'

const DayCalendar = later(async () => (await import('./day-calendar.tsx')).DayCalendar, { meanwhile: <div className="calendar-room" /> })

interface DayFieldProps {
  label: string
  /** `YYYY-MM-DD`, or the text that is none. */
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string
  description?: ReactNode
  error?: ReactNode
  /** Last day the calendar offers. */
  max?: string
}

const MONTH_FIRST = /^(en-US|en$)/.test(navigator.language)

export function DayField({ label, value, onChange, placeholder, description, error, max }: DayFieldProps) {
  const t = useWords()
  const format = useFormat()
  const names = useMemo(() => monthNames(format.day), [format])
  const [typing, setTyping] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const known = value !== null && isDay(value)
  // A day that was refused stands as it is meant: the year 0 would be written as "1 Jan 1".
  const shown = typing ?? (known && error === undefined && !value.startsWith('0') ? format.day(value) : (value ?? ''))
  const unreadable = typing === null && value !== null && !known

  function leave() {
    if (typing === null) return
    setTyping(null)
    if (known && typing === format.day(value)) return
    onChange(typing.trim() === '' ? null : (parseDay(typing, MONTH_FIRST, names) ?? typing.trim()))
  }

  return (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      placeholder={placeholder ?? t('dayHint')}
      error={error ?? (unreadable ? t('errors:bad-date') : undefined)}
      value={shown}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setTyping(currentTarget.value)
        // A day that can be read is kept at once, so that saving by keyboard needs no detour.
        const day = parseDay(currentTarget.value, MONTH_FIRST, names)
        onChange(currentTarget.value.trim() === '' ? null : (day ?? currentTarget.value.trim()))
      }}
      onBlur={leave}
      rightSection={
        <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" withinPortal shadow="md">
          <Popover.Target>
            <ActionIcon aria-label={t('openCalendar', { field: label })} onClick={() => setOpen(!open)}>
              <IconCalendar size={18} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DayCalendar
              value={known ? value : null}
              {...(max === undefined ? {} : { max })}
              onPick={(day) => {
                setTyping(null)
                onChange(day)
                setOpen(false)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}

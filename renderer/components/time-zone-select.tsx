// Chooses a time zone: all that the system knows, the chosen one and the computer's own first.
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { ownTimeZone } from '../pages/meetings/agenda-times.ts'
import { useWords } from '../words.ts'

interface TimeZoneSelectProps {
  label: string
  value: string
  error?: ReactNode
  disabled?: boolean
  onChange: (zone: string) => void
}

export function TimeZoneSelect({ label, value, error, disabled = false, onChange }: TimeZoneSelectProps) {
  const t = useWords()
  const zones = [...new Set([value, ownTimeZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
  return <Select label={label} searchable allowDeselect={false} limit={60} maxDropdownHeight={260} nothingFoundMessage={t('noneFound')} value={value} data={zones} renderOption={({ option }) => <ZoneName name={option.label} />} error={error} disabled={disabled} onChange={(zone) => zone && onChange(zone)} />
}

/** Names of zones are the same in every language. */
function ZoneName({ name }: { name: string }) {
  return <span translate="no">{name}</span>
}

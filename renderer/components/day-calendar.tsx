// The calendar of a day field. Comes when it is first opened: most days are typed, or today.
import '@mantine/dates/styles.css'
import { DatePicker } from '@mantine/dates'
import { useFormat } from '../format.ts'
import { useWords } from '../words.ts'

interface DayCalendarProps {
  value: string | null
  onPick: (day: string | null) => void
  /** Last day offered. */
  max?: string
}

export function DayCalendar({ value, onPick, max }: DayCalendarProps) {
  const t = useWords()
  const format = useFormat()
  return (
    <DatePicker
      value={value}
      {...(value === null ? {} : { defaultDate: value })}
      {...(max === undefined ? {} : { maxDate: max })}
      hideOutsideDates
      getDayAriaLabel={(day) => format.longDay(day)}
      ariaLabels={{ previousMonth: t('previousMonth'), nextMonth: t('nextMonth'), previousYear: t('previousYear'), nextYear: t('nextYear'), previousDecade: t('previousYears'), nextDecade: t('nextYears') }}
      onChange={onPick}
    />
  )
}

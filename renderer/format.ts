// Days, times and numbers as the person's language writes them.
// Chromium has no Welsh (nor Irish, Icelandic, Basque...) and silently answers in English, while Node has them all: Node tests cannot see it.
// Where Chromium has nothing, dayjs does; Mantine's calendars need dayjs anyway.
import dayjs from 'dayjs'
import localizedFormat from 'dayjs/plugin/localizedFormat'
import relativeTime from 'dayjs/plugin/relativeTime'
import { useTranslation } from 'react-i18next'

dayjs.extend(localizedFormat)
dayjs.extend(relativeTime)

const DAYJS_NAMES: Readonly<Record<string, string>> = { en: 'en', sv: 'sv', 'sr-Cyrl': 'sr-cyrl', 'sr-Latn': 'sr', cy: 'cy', 'zh-Hans': 'zh-cn' }
const LOADERS: Readonly<Record<string, () => Promise<unknown>>> = {
  sv: () => import('dayjs/locale/sv'),
  'sr-cyrl': () => import('dayjs/locale/sr-cyrl'),
  sr: () => import('dayjs/locale/sr'),
  cy: () => import('dayjs/locale/cy'),
  'zh-cn': () => import('dayjs/locale/zh-cn'),
}

/** The name by which dayjs, and so Mantine's calendar, knows a language. */
export function dayjsName(language: string): string {
  return DAYJS_NAMES[language] ?? 'en'
}

/** Loads what dayjs needs for a language. Before that its texts are English. */
export async function loadFormats(language: string): Promise<void> {
  await LOADERS[dayjsName(language)]?.()
}

export interface Format {
  /** For what formats by itself: the language, of the person's region where the system names one. */
  locale: string
  /** A calendar day `YYYY-MM-DD`: "21 Nov 2026". */
  day: (iso: string) => string
  /** With the weekday and the month in full. */
  longDay: (iso: string) => string
  /** An instant (ms since 1970), where the person is: "21 Nov 2026, 14:05". */
  time: (instant: number) => string
  /** Hours and minutes only. */
  clock: (instant: number) => string
  /** "3 hours ago", "in 2 days". */
  ago: (instant: number, now?: number) => string
  /** A calendar month `YYYY-MM`: "November 2026". */
  month: (month: string) => string
  number: (value: number) => string
  /** An amount of a currency (ISO 4217); from a thousand on, and where there are none, without cents. */
  money: (amount: number, currency: string) => string
  /** 0.25: "25 %". */
  percent: (share: number) => string
  /** A size in bytes: "1.4 MB". */
  bytes: (bytes: number) => string
  compare: (a: string, b: string) => number
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600_000], ['month', 2_629_800_000], ['week', 604_800_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]]

/** English of the person's own region, where the system names one: 21 Nov or Nov 21. */
function region(language: string): string {
  return navigator.languages.find((own) => own.startsWith(`${language}-`)) ?? language
}

export function makeFormat(language: string): Format {
  const pseudo = language === 'en-XA'
  const wrap = (text: string) => (pseudo ? `⟦${text}⟧` : text)
  const own = region(pseudo ? 'en' : language)
  const known = Intl.DateTimeFormat.supportedLocalesOf([own]).length > 0
  const locale = known ? own : 'en-GB'
  const noon = (iso: string) => Date.parse(`${iso}T12:00:00Z`)
  const dates = (options: Intl.DateTimeFormatOptions, otherwise: string) => {
    const intl = known ? new Intl.DateTimeFormat(locale, options) : null
    return (instant: number) => wrap(intl ? intl.format(instant) : dayjs(instant).locale(dayjsName(language)).format(otherwise))
  }
  const day = dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }, 'D MMM YYYY')
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }, 'dddd D MMMM YYYY')
  const month = dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }, 'MMMM YYYY')
  const relative = known ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }) : null
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  return {
    locale,
    day: (iso) => day(noon(iso)),
    longDay: (iso) => longDay(noon(iso)),
    time: dates({ dateStyle: 'medium', timeStyle: 'short' }, 'D MMM YYYY HH:mm'),
    clock: dates({ timeStyle: 'short' }, 'HH:mm'),
    ago(instant, now = Date.now()) {
      const passed = instant - now
      const [unit, length] = UNITS.find(([, length]) => Math.abs(passed) >= length) ?? ['minute', 60_000]
      return wrap(relative ? relative.format(Math.trunc(passed / length), unit) : dayjs(instant).locale(dayjsName(language)).from(now))
    },
    month: (iso) => month(noon(`${iso}-01`)),
    number: (value) => number.format(value),
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger', ...(Math.abs(amount) >= 1000 ? { maximumFractionDigits: 0 } : {}) }).format(amount),
    percent: (share) => percent.format(share),
    bytes(bytes) {
      const [value, unit] = bytes < 1000 ? [bytes, 'byte'] : bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte']
      return wrap(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 && bytes >= 1000 ? 1 : 0 }).format(value))
    },
    compare: collator.compare,
  }
}

const made = new Map<string, Format>()

/** The formats of the language on the screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { language } = i18n
  let format = made.get(language)
  if (!format) made.set(language, (format = makeFormat(language)))
  return format
}

// Chooses the language. Those whose texts are not there yet can be chosen too: days and numbers follow at once, the texts stay English.
import { NativeSelect } from '@mantine/core'
import type { Language } from '../../shared/contract/session.ts'
import { LANGUAGE_NAMES } from '../../shared/domain/language-names.ts'
import { LANGUAGES } from '../../shared/domain/session.ts'
import { isTranslated } from '../../shared/locales/load.ts'
import { useWords } from '../words.ts'

interface LanguageSelectProps {
  value: Language
  onChange: (language: Language) => void
  /** Offers the pseudo-language too. */
  withPseudo?: boolean
}

export function LanguageSelect({ value, onChange, withPseudo = false }: LanguageSelectProps) {
  const t = useWords()
  const offered: Language[] = withPseudo || value === 'en-XA' ? [...LANGUAGES, 'en-XA'] : [...LANGUAGES]
  return (
    <NativeSelect label={t('settings:language')} description={isTranslated(value) ? undefined : t('settings:languageEnglish', { language: LANGUAGE_NAMES[value] })} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value as Language)}>
      {offered.map((language) => (
        <option key={language} value={language} lang={language} translate="no">
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </NativeSelect>
  )
}

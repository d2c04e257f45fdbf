// The words that go with the codes of an error: programs decide by the code, people who look at a log read the words.
import { createInstance } from 'i18next'
import type { AppError } from '../../shared/app-error.ts'
import api from '../../shared/locales/en/api.json' with { type: 'json' }
import errors from '../../shared/locales/en/errors.json' with { type: 'json' }

const words = createInstance()
void words.init({ lng: 'en', ns: ['api', 'errors'], defaultNS: 'api', resources: { en: { api, errors } }, interpolation: { escapeValue: false }, initAsync: false })

function say(code: string, params: Readonly<Record<string, string | number>> = {}): string {
  for (const key of [`api:error.${code}`, `errors:${code}`]) if (words.exists(key)) return words.t(key, { ...params })
  return words.t('api:error.other', { code })
}

export interface ErrorBody { error: { code: string; message: string; params: AppError['params']; fields: { field: string; code: string; message: string }[] } }

export function errorBody({ code, params, fields }: AppError): ErrorBody {
  return { error: { code, message: say(code, params), params, fields: fields.map((problem) => ({ ...problem, message: say(problem.code) })) } }
}

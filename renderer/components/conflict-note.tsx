// On a record's own page: two versions of something in it wait for a choice. Quiet, and only when there are some.
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { RouteLink } from './route-link.tsx'

export function ConflictNote({ id }: { id: string }) {
  const t = useWords()
  const { data: open } = useAsk('ledger', 'conflictsOf', { id })
  const [first] = open ?? []
  if (!open || !first) return null
  const say = (key: string | string[], params: object = {}) => (t as (key: string | string[], params: object) => string)(key, params)
  const names = open.map(({ entity, field, part }) => say('sync:theField', { field: entity === 'ideaAnswer' && part ? say('sync:answerTo', { question: say([`ideas:question.${part}`, 'ideas:ownQuestion']) }) : say([`sync:field.${field}`, 'sync:field.text']) }))
  return (
    <p className="sync-note">
      <IconArrowsSplit2 size={18} aria-hidden />
      <span>
        {t('sync:conflict.note', { count: open.length, fields: [...new Set(names)].join(', ') })} <RouteLink to={{ page: 'conflicts', id: first.id }}>{t('sync:conflict.noteOpen')}</RouteLink>
      </span>
    </p>
  )
}

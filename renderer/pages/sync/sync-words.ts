// What sync did, in words: things, fields and values of any table, and the sentence of a ledger entry.
import { useMemo } from 'react'
import type { LedgerEntry, Rejection, Shown, Thing } from '../../../shared/contract/ledger.ts'
import { useFormat, type Format } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'

/** Where the words of a fixed list are: `<namespace>:<path>.<code>`. */
const CODES: Readonly<Record<string, string>> = {
  'customerFact.kind': 'customers:factKind',
  'campaign.audience': 'campaigns:audience', 'benefit.state': 'value:state', 'benefit.gainer': 'value:gainer', 'benefit.kind': 'value:kind',
  'idea.stage': 'ideas:stage', 'step.stage': 'ideas:stage', 'stageLimit.stage': 'ideas:stage', 'stageChange.fromStage': 'ideas:stage', 'stageChange.toStage': 'ideas:stage', 'idea.effort': 'ideas:effort', 'ideaAnswer.question': 'ideas:question', 'learning.channel': 'learnings:channel',
  'learning.sentiment': 'learnings:sentiment', 'learning.visibility': 'learnings:visibility', 'followUp.state': 'promises:state', 'metric.kind': 'numbers:kind', 'decision.kind': 'agenda:decision', 'member.role': 'team:role',
  'series.weekday': 'meetings:weekday', 'meetingRole.role': 'agenda:role.name', 'attachment.ofNoun': 'sync:entity', 'kudos.ofNoun': 'sync:entity', 'pilotCustomer.verdict': 'pilot:verdict', 'cause.remedy': 'causes:remedy', 'rootCause.remedy': 'causes:remedy', 'unitCost.channel': 'learnings:channel', 'agendaChoice.segment': 'agenda:segment', 'templateSegment.segment': 'agenda:segment', 'templateFilter.segment': 'agenda:segment', 'templateFilter.kind': 'agenda:filter',
}
/** Entities that a long count names; the others are told together. */
const NAMED_IN_COUNTS = ['learning', 'idea', 'customer', 'comment', 'followUp', 'meeting', 'reading']

type AnyWords = (key: string | string[], params: object) => string

export interface SyncWords {
  /** "the idea “Answer within the hour”" */
  thing: (thing: Thing) => string
  /** "title"; for an answer its question. */
  field: (entity: string, field: string, part: string | null) => string
  /** "the title" */
  theField: (entity: string, field: string, part: string | null) => string
  shown: (value: Shown, entity: string, field: string) => string
  sentence: (entry: LedgerEntry) => string
  /** What somebody did that was not accepted. */
  refused: (rejection: Rejection) => string
  name: (by: { id: string; name: string } | null) => string
  isMe: (by: { id: string } | null) => boolean
  refusal: (code: string, params: Readonly<Record<string, string | number>>, by: { name: string } | null) => string
}

export function useSyncWords(): SyncWords {
  const t = useWords()
  const format = useFormat()
  const { data: session } = useAsk('session', 'get', {})
  const me = session?.member?.id ?? null
  return useMemo(() => makeSyncWords(t, format, me), [t, format, me])
}

export function makeSyncWords(t: Words, format: Format, me: string | null): SyncWords {
  const say = (key: string | string[], params: object = {}) => (t as AnyWords)(key, params)
  const isMe = (by: { id: string } | null) => by !== null && by.id === me
  const name = (by: { id: string; name: string } | null) => (isMe(by) ? say('sync:you') : by?.name || say('sync:somebody'))
  const thing = ({ entity, label }: Thing) => (label === '' ? say('sync:thingGone', { a: say(`sync:a.${entity}`) }) : say('sync:thing', { the: say(`sync:the.${entity}`), label }))
  const field = (entity: string, name: string, part: string | null) => {
    if (entity === 'ideaAnswer' && name === 'text' && part) return say('sync:answerTo', { question: say([`ideas:question.${part}`, 'ideas:ownQuestion']) })
    const field = say([`sync:field.${name}`, 'sync:field.text'])
    return entity === 'templateSegment' && part ? say('sync:fieldInTemplate', { field, segment: say(`agenda:segment.${part}`) }) : field
  }
  const theField = (entity: string, name: string, part: string | null) => say('sync:theField', { field: field(entity, name, part) })

  function shown({ as, text }: Shown, entity: string, name: string): string {
    if (as === 'none') return say('sync:ledger.empty')
    if (as === 'name') return text === '' ? say('sync:ledger.unnamed') : text
    if (as === 'word') return CODES[`${entity}.${name}`] === undefined ? text : say([`${CODES[`${entity}.${name}`]}.${text}`, 'sync:ledger.unnamed'])
    if (as === 'day') return format.day(text)
    if (as === 'instant') return format.time(Number(text))
    if (as === 'flag') return say(text === '1' ? 'sync:flag.yes' : 'sync:flag.no')
    return as === 'number' ? format.number(Number(text)) : text
  }

  const listed = (words: readonly string[]) => (words.length < 2 ? words.join('') : say('sync:and', { others: words.slice(0, -1).join(', '), last: words.at(-1) }))
  const fieldsOf = ({ entity, part, changes }: LedgerEntry) => listed(changes.map((change) => theField(entity, change.field, part)))

  function sentence(entry: LedgerEntry): string {
    const { kind, act, entity, part, count, by, whose } = entry
    if (act === 'many' || !entry.thing) return say(kind === 'sent' ? 'sync:entry.sentMany' : 'sync:entry.receivedMany', { count, shown: format.number(count), what: countsWords(entry.counts ?? {}) })
    if (act === 'gone') return say('sync:entry.gone', { a: say(`sync:a.${entity}`) })
    const under = entry.thing.entity !== entity
    const who = kind === 'sent' || kind === 'rejected' ? say('sync:you') : name(by)
    const params = { who, whose: name(whose), thing: thing(entry.thing), fields: fieldsOf(entry) }
    if (kind === 'merged') return say('sync:entry.merged', params)
    if (kind === 'overwritten') return say(isMe(whose) && isMe(by) ? 'sync:entry.lostOwn' : isMe(whose) ? 'sync:entry.lostYours' : 'sync:entry.lostTheirs', params)
    if (act === 'decided') return say('sync:entry.decided', params)
    // people are not things that somebody adds and deletes
    if (entity === 'member' && (act === 'created' || act === 'deleted')) return say(act === 'created' ? 'sync:entry.joined' : 'sync:entry.letGo', { ...params, name: entry.thing.label || say('sync:somebody') })
    const answer = entity === 'ideaAnswer' && part ? say('sync:theField', { field: field(entity, 'text', part) }) : null
    if (act === 'changed') {
      if (entry.changes.length === 0) return say('sync:entry.changedSome', params)
      return say(under && answer === null ? 'sync:entry.changedUnder' : 'sync:entry.changed', { ...params, part: say(`sync:the.${entity}`) })
    }
    const many = count > 1 ? say(`sync:entities.${entity}`, { count, shown: format.number(count) }) : (answer ?? say(`sync:${act === 'created' ? 'a' : 'the'}.${entity}`))
    return say(under ? `sync:entry.${act}Under` : `sync:entry.${act}`, { ...params, part: many })
  }

  function countsWords(counts: Readonly<Record<string, number>>): string {
    const named = NAMED_IN_COUNTS.filter((entity) => (counts[entity] ?? 0) > 0)
    const others = Object.entries(counts).reduce((sum, [entity, count]) => sum + (named.includes(entity) ? 0 : count), 0)
    const words = named.map((entity) => say(`sync:entities.${entity}`, { count: counts[entity], shown: format.number(counts[entity]!) }))
    return [...words, ...(others > 0 ? [say('sync:entities.others', { count: others, shown: format.number(others) })] : [])].join(', ')
  }

  function refused({ at, act, entity, thing: about, move, fields }: Rejection): string {
    if (move) return say('sync:rejection.moved', { thing: thing(about), from: say(`ideas:stage.${move.from}`), to: say(`ideas:stage.${move.to}`) })
    return sentence({ n: 0, at, kind: 'rejected', act, entity, part: fields[0]?.part ?? null, thing: about, by: null, whose: null, count: 1, counts: null, code: null, params: {}, refId: null, changes: [] })
  }

  function refusal(code: string, params: Readonly<Record<string, string | number>>, by: { name: string } | null): string {
    const { entity, field: named } = params
    return say([`sync:refused.${code}`, 'sync:refused.unknown'], { ...params, code, by: by?.name || say('sync:somebody'), field: typeof entity === 'string' && typeof named === 'string' ? field(entity, named, null) : say('sync:value') })
  }

  return { thing, field, theField, shown, sentence, refused, name, isMe, refusal }
}

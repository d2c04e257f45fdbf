// Rights before the write: in a team's workspace nothing is written that the hub would refuse for who this person is. Whoever works alone may do everything.
import { AppError } from '../../../shared/app-error.ts'
import { NAMELESS, selvesOf, type Person, type Role } from '../../../shared/domain/rights.ts'
import type { Fields } from '../../../shared/sync/change.ts'
import { moveRefusal, movesIdea, opRefusal, toldBy, type Asked, type Named } from '../../../shared/sync/rights-of-ops.ts'
import { ideaOfRow, wroteNameless } from './replica/nameless.ts'
import type { Read } from './read.ts'
import type { Table } from './tables.ts'

export interface Rights {
  /** An operation that is about to be written. `before`: the row as it stands, null when there is none. */
  note(table: Table, op: Asked, before: () => Fields | null): void
  /** What was noted stands or falls together; what follows is apart from it. Throws an AppError with a code of `RightsCode`. */
  judge(): void
  /** What follows is the app's own tidying, which nobody asked for by name. The hub judges it as always. */
  waive(): void
}

/** Who this device's person is to the team; null while they work alone, and before their own row has come from the hub. */
export function personOf(read: Read): Person | null {
  const inTeam = read.value(`SELECT 1 FROM meta WHERE key IN ('sync.hub', 'sync.epoch') AND value <> 'null' LIMIT 1`) !== undefined
  if (!inTeam) return null
  return read.get<{ id: string; role: Role }>(`SELECT id, role FROM member WHERE id = (SELECT value FROM meta WHERE key = 'me')`) ?? null
}

/** `selves`: as whom the person may act on it, those that may not left out. */
interface Noted { readonly op: Asked; readonly before: Fields | null; readonly selves: readonly Person[]; readonly refusal: string | null }

/** For one transaction. */
export function watchRights(read: Read): Rights {
  let person: Person | null | undefined
  let waived = false
  let noted: Noted[] = []

  function parentOf(table: Table, row: Fields): Fields | null {
    const parent = table.name === 'attachment' ? { table: String(row['ofNoun']), column: 'ofId' } : table.parent
    if (!parent || (parent.table !== 'learning' && parent.table !== 'idea')) return null
    const owner = parent.table === 'idea' ? 'ownerId' : 'NULL AS ownerId'
    return read.get<{ authorId: string; ownerId: string | null }>(`SELECT authorId, ${owner} FROM ${parent.table} WHERE id = ?`, [row[parent.column]]) ?? null
  }

  /** `person` made it, or it is not known who did. */
  const creatorOf = (rowId: string, by: Person) => (read.value('SELECT 1 FROM made WHERE rowId = ?', [rowId]) === undefined ? null : by.id)
  const named: Named = {
    isMeeting: (id) => read.value('SELECT 1 FROM meeting WHERE id = ?', [id]) !== undefined,
    authorOf: (id) => read.value<string>('SELECT authorId FROM idea WHERE id = ?', [id]) ?? null,
  }

  /** The idea that an operation is about or hangs on. Of a conflict: that of the row with the two values. */
  function ideaIdOf({ entity, rowId }: Asked, table: Table, row: Fields): unknown {
    if (entity === 'idea') return rowId
    if (entity === 'attachment') return row['ofNoun'] === 'idea' ? row['ofId'] : null
    if (entity === 'conflict') return ideaOfRow(read, String(row['entity']), String(row['rowId']))
    return table.parent?.table === 'idea' ? row[table.parent.column] : null
  }

  function moveProblem({ op, before, selves }: Noted): string | null {
    const created = op.entity === 'idea' && op.kind === 'put' && op.patch['stage'] !== 'draft'
    if (!created && !movesIdea(op)) return null
    const told = toldBy(op.rowId, noted.map(({ op }) => op))
    if (!told) return 'move-missing'
    const by = selves.find(({ id }) => id === told.patch['memberId'])
    return by ? moveRefusal(by, op, before ?? op.patch, created ? 'draft' : String(before!['stage']), told, named) : 'as-another'
  }

  return {
    note(table, op, asItStands) {
      if (person === undefined) person = personOf(read)
      if (!person || waived) return
      const before = asItStands()
      const [by, row] = [person, before ?? op.patch]
      const ideaId = ideaIdOf(op, table, row)
      // the idea itself is written before the row that tells who wrote it
      const nameless = typeof ideaId === 'string' && (op.entity === 'idea' && op.kind === 'put' ? row['authorId'] === NAMELESS : wroteNameless(read, ideaId))
      const parent = parentOf(table, row)
      const judged = selvesOf(by, nameless).map((self) => ({ self, code: opRefusal(self, op, { data: before, parent, creatorId: creatorOf(op.rowId, self) }) }))
      const may = judged.filter(({ code }) => code === null).map(({ self }) => self)
      noted.push({ op, before, selves: may, refusal: may.length > 0 ? null : judged[0]!.code })
    },
    judge() {
      for (const one of noted) {
        const code = one.refusal ?? moveProblem(one)
        if (code) throw new AppError(code, { table: one.op.entity })
      }
      noted = []
    },
    waive() {
      waived = true
    },
  }
}

// The vocabulary of sync as types: an operation, a row as the hub keeps it, and what becomes of an operation (docs/sync.md, Vocabulary).

/** One value of a field. */
export type Value = string | number | boolean | null
export type Fields = Readonly<Record<string, Value>>
export const OP_KINDS = ['put', 'patch', 'del', 'restore'] as const
export type OpKind = (typeof OP_KINDS)[number]

/** One change of one row by one member. */
export interface Op {
  readonly opId: string
  /** Names the operations that stand or fall together. */
  readonly txn?: string | undefined
  readonly entity: string
  readonly rowId: string
  readonly kind: OpKind
  /** `put`: every field; `patch`: those that changed; else empty. */
  readonly patch: Fields
  /** Version of that row which the person saw (R8); 0 for a row the hub had not confirmed. */
  readonly base: number
  /** What long texts of the patch were before: lets the hub merge two people's sentences. */
  readonly was?: Readonly<Record<string, string>> | undefined
  /** The pending creation this operation is made on (R9). */
  readonly dep?: string | undefined
  /** Reading of the device's hybrid logical clock. */
  readonly hlc: number
  /** Version of the row format. */
  readonly schema: number
}

/** Who made a change, and when: version, device, clock reading (not later than the hub's own time), member. */
export type Stamp = readonly [ver: number, dev: string, hlc: number, by: string]

export interface HubRow {
  readonly ver: number
  /** Version before the last operation; 0 when that created it. */
  readonly from: number
  readonly deleted: boolean
  readonly data: Fields
  /** Holds for each field that `changes` does not name. */
  readonly created: Stamp
  /** The last change of each field that changed after the creation. */
  readonly changes: Readonly<Record<string, Stamp>>
  /** The last creation, deletion or restoration. */
  readonly life: Stamp
}

/** A value that lost against another which its author had not seen. Kept, shown, and restorable. */
export interface Conflict {
  readonly field: string
  readonly value: Value
  /** Whose value it is. */
  readonly of: Stamp
  /** Whose value stands. */
  readonly against: Stamp
}

export type Outcome =
  /** `plain`: the row is what it was with this patch on it, so its author needs no copy of it. */
  | { readonly done: true; readonly row: HubRow; readonly conflicts: readonly Conflict[]; readonly changed: boolean; readonly plain: boolean }
  | { readonly done: false; readonly code: RefusalCode; readonly by?: string }

/** Why the merge rule refuses an operation. Rights, rules and shapes have codes of their own. */
export type RefusalCode =
  /** The creation it is made on was refused. */
  | 'dependency'
  /** There is a row of that id already. */
  | 'exists'
  | 'missing'
  /** The row has been deleted: restore it with this change. */
  | 'deleted'
  /** Somebody changed what is to be deleted: decide again. */
  | 'changed'
  /** A field that may not be merged (an idea's stage) has moved on. */
  | 'stale'

// Customers: what is kept about them besides what they said, and how their list is sorted.

/** `preference`: how they want to be treated. `fact`: what one should know. */
export const FACT_KINDS = ['preference', 'fact'] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** `heard`: heard last on top. `silent`: not heard for longest on top. */
export const CUSTOMER_SORTS = ['heard', 'silent', 'learnings', 'waiting', 'name'] as const
export type CustomerSort = (typeof CUSTOMER_SORTS)[number]

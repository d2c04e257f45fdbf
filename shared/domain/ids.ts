// What an id looks like, as text that comes from an address, a saved view or the ledger.
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => ID.test(text)

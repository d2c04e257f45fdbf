// Kudos: thanks from one member to another for something they wrote, in fixed lists.

/** What somebody is thanked for. Comments stand for answers. */
export const KUDOS_FOR = ['learning', 'idea', 'comment'] as const
export type KudosFor = (typeof KUDOS_FOR)[number]

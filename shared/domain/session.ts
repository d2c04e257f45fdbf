// The fixed lists of a session: languages, themes, shells, and the nouns of the `changed` event.

export const LANGUAGES = ['en', 'sv', 'sr-Cyrl', 'sr-Latn', 'cy', 'zh-Hans'] as const
export const THEMES = ['system', 'light', 'dark'] as const
export const SHELLS = ['electron', 'browser', 'terminal', 'test'] as const
/** The nouns whose rows changed in one commit. */
export const NOUNS = ['session', 'members', 'learnings', 'themes', 'customers', 'causes', 'ideas', 'follow-ups', 'metrics', 'meetings', 'runs', 'settings', 'views', 'attachments', 'ledger', 'home'] as const

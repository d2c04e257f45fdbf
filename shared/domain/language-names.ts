// The languages by their own names, which are the same in every language.

export const LANGUAGE_NAMES = { en: 'English', sv: 'Svenska', 'sr-Cyrl': 'Српски', 'sr-Latn': 'Srpski', cy: 'Cymraeg', 'zh-Hans': '简体中文', 'en-XA': 'Ƥšéúðó (en-XA)' } as const

// How large a rem is: text may be larger than usual.

/** Pixels of a rem. */
export const rootFontSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

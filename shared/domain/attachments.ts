// Files of attachments: which are pictures, and the words for where a file is, shared by core and screen.

/** Kinds the page may show as a picture. SVG is left out: it can carry scripts. */
export const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'] as const
/** Pictures up to this size, in bytes, come to every device by themselves; other files when somebody opens them. */
export const SMALL_PICTURE = 1024 * 1024

/**
 * `here`: on this device, and on the hub if there is one. `waiting`: here, to be sent to the hub. `sending`: on its way there. `fetching`: on its way here.
 * `away`: on the hub, or so one may hope. `not-sent`: not on the hub; the device of whoever attached it has not sent it. `missing`: lost, as far as this device can tell.
 */
export const FILE_STATES = ['here', 'waiting', 'sending', 'fetching', 'away', 'not-sent', 'missing'] as const
export type FileState = (typeof FILE_STATES)[number]

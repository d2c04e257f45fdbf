// The version of the app, which package.json alone knows.
import about from '../package.json' with { type: 'json' }

export const VERSION: string = about.version

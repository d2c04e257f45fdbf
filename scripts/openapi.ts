// `npm run openapi`: writes docs/openapi.json from the hub's schemas.
import { writeFileSync } from 'node:fs'
import { openApiDocument } from '../hub/programs/openapi.ts'

writeFileSync(new URL('../docs/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`)

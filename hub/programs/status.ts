// The HTTP status of each code that is not simply a bad request.
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export const STATUS_OF: Readonly<Record<string, ContentfulStatusCode>> = {
  'token-missing': 401, 'token-unknown': 401, 'token-expired': 401, 'token-revoked': 401,
  'scope-missing': 403, 'not-yours': 403, 'as-another': 403, 'leads-only': 403, 'champions-only': 403, 'nobody-may': 403, 'cannot-erase-oneself': 403,
  missing: 404, 'unknown-token': 404, 'unknown-webhook': 404, 'unknown-erasure': 404,
  exists: 409, stale: 409, changed: 409, deleted: 409, erased: 409, 'too-many-tokens': 409, 'too-many-webhooks': 409, 'key-reused': 422,
}

// The lists that the screen offers are those that the hub goes by.
import { expect, test } from 'vitest'
import { SCOPES as HUB_SCOPES } from '../../hub/programs/tokens.ts'
import { EVENTS as HUB_EVENTS } from '../../hub/webhooks/events.ts'
import { EVENTS, SCOPES } from '../../shared/domain/programs.ts'

test('scopes and events are the hub’s', () => {
  expect([SCOPES, EVENTS]).toEqual([HUB_SCOPES, HUB_EVENTS])
})

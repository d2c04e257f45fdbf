// The hub on SQLite passes the acceptance suite; and what only SQLite does.
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../hub/store/sqlite.ts'
import { openTestHub } from '../support/hub.ts'
import { temporaryFolder } from '../support/core.ts'
import { hubAcceptance } from './acceptance.ts'
import { attachmentsAcceptance } from './attachments.ts'
import { campaignsAcceptance } from './campaigns.ts'
import { presenceAcceptance } from './presence.ts'
import { unseenAcceptance } from './unseen.ts'

describe('a hub on SQLite', () => {
  hubAcceptance(() => null)
  attachmentsAcceptance(() => null)
  presenceAcceptance(() => null)
  unseenAcceptance(() => null)
  campaignsAcceptance(() => null)

  test('holds its folder: a second hub is refused by name', async () => {
    const folder = temporaryFolder()
    const hub = await openTestHub({ folder })
    expect(() => openSqlite(folder)).toThrow(expect.objectContaining({ code: 'hub-folder-in-use' }) as Error)
    await hub.dispose()
  })
})

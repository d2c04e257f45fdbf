// A team as people meet it: an invitation, joining with what one has, roles on the screen, members, devices, and leaving.
import type { Page } from '@playwright/test'
import { writeOwnRow } from '../../hub/own-rows.ts'
import { startServer } from '../../hub/server.ts'
import { furnish, ready, visit } from '../support/begin.ts'
import { closedPort } from '../support/closed-port.ts'
import { joinFirst, openTestHub } from '../support/hub.ts'
import { CLIENT, openProvider } from '../support/oidc.ts'
import type { TestTeam } from '../support/team.ts'
import { test as base } from '../support/team-app.ts'
import { expect, type App } from '../support/app.ts'
import { objections } from '../support/axe.ts'

/** Of Ada, the admin. */
const test = base.extend<{ idea: string; learning: string }>({
  idea: async ({ team }, use) => {
    const { id } = await team.admin.client.ideas.create({ title: 'Answer within the hour', answers: { customers: 'All who wait', delight: 'They stop waiting' } })
    await use(id)
  },
  learning: async ({ team }, use) => {
    const { id } = await team.admin.client.learnings.log({ text: 'Waited an hour for an answer', customer: { name: 'Mira' } })
    await use(id)
  },
})

const invite = async (team: TestTeam, role: 'employee' | 'lead' | 'admin' = 'employee') => (await team.admin.client.team.invite({ role })).link
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** On an empty computer, by a link. */
async function joinAtFirst(page: Page, link: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Join your team…' }).click()
  await page.getByLabel('Invitation link, or address of the hub').fill(link)
  await expect(page.getByText('The code came with the link.')).toBeVisible()
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(heading(page, 'Ideas')).toBeVisible()
}

test('an invitation link brings somebody new into the team, and shows what the team has', async ({ page, team, idea }) => {
  await joinAtFirst(page, await invite(team), 'Berit')
  await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
  await page.getByRole('link', { name: 'Team' }).click()
  await expect(page.getByText('Empty Chair: 2 people')).toBeVisible()
  await expect(page.getByRole('row', { name: /Berit you Employee/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite somebody' })).toBeHidden()
  expect(idea).toBeTruthy()
})

test('joining says what goes along, what is wrong at the field, and keeps what was typed', async ({ openApp, team, idea }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, '/settings')
  await page.getByRole('button', { name: 'Join your team…' }).click()
  await expect(heading(page, 'Work with your team')).toBeVisible()
  await expect(page.getByText('3 learnings')).toBeVisible()
  await expect(page.getByText('1 meeting series')).toBeVisible()
  const address = page.getByLabel('Invitation link, or address of the hub')
  const code = page.getByLabel('Code')
  const join = page.getByRole('button', { name: 'Join', exact: true })
  await code.fill('NOPE-NOPE')
  for (const [typed, words] of [
    ['hub dot example', /is not the address of a hub/],
    ['http://hub.example.com', /answers without encryption/],
    [`http://127.0.0.1:${await closedPort()}`, /Nothing answers at http:\/\/127\.0\.0\.1:/],
  ] as const) {
    await address.fill(typed)
    await join.click()
    await expect(address).toHaveAccessibleDescription(words)
    await expect(address).toBeFocused()
    await expect(address).toHaveValue(typed)
  }
  await address.fill(team.url)
  await join.click()
  await expect(code).toHaveAccessibleDescription(/This code is not known/)
  await expect(code).toBeFocused()
  await expect(address).toHaveValue(team.url)
  expect(await objections(page)).toEqual([])

  await address.fill(await invite(team, 'lead'))
  await join.click()
  await expect(heading(page, 'You work with “Empty Chair”')).toBeVisible()
  await expect(page.getByText('Everything you wrote is with the team.')).toBeVisible()
  await team.settle()
  expect((await team.admin.client.learnings.list({ filters: { text: '' }, cursor: null, limit: 10, sort: 'newest' })).rows).toHaveLength(3)
  await page.getByRole('button', { name: 'See the team’s ideas' }).click()
  await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
  expect(idea).toBeTruthy()
})

test('a used code is said to be used', async ({ page, team }) => {
  const link = await invite(team)
  const code = link.slice(link.indexOf('#') + 1)
  const quicker = await fetch(`${team.url}/v1/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, name: 'Quick', device: 'x' }) })
  expect(quicker.status).toBe(200)
  await page.getByRole('button', { name: 'Join your team…' }).click()
  await page.getByLabel('Invitation link, or address of the hub').fill(link)
  await page.getByLabel('Your name').fill('Slow')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/was used already/)
})

test('the company’s account opens in the browser, and brings its person in @only-local-host', async ({ page }) => {
  const provider = await openProvider({ people: { 'sub-berit': { name: 'Berit Ek' } } })
  const hub = await openTestHub({ oidc: { issuer: provider.issuer, client: CLIENT, secret: null, roleClaim: null, domains: [] }, clock: { get now() { return Date.now() }, pass() {} } })
  await joinFirst(hub)
  const server = await startServer(hub, { host: '127.0.0.1', port: 0 })
  try {
    await page.getByRole('button', { name: 'Join your team…' }).click()
    await page.getByLabel('Invitation link, or address of the hub').fill(server.url)
    const act = page.getByRole('button', { name: 'Sign in with the company account' })
    provider.person = null
    const [cancelled] = await Promise.all([page.context().waitForEvent('page'), act.click()])
    await expect(cancelled.getByRole('heading', { name: 'You may close this window' })).toBeVisible()
    await expect(page.getByText('The sign-in was cancelled')).toBeVisible()
    await cancelled.close()

    provider.person = 'sub-berit'
    const [opened] = await Promise.all([page.context().waitForEvent('page'), act.click()])
    await expect(opened.getByRole('heading', { name: 'You may close this window' })).toBeVisible()
    await expect(heading(page, 'Ideas')).toBeVisible()
    await page.getByRole('link', { name: 'Team' }).click()
    await expect(page.getByRole('row', { name: /Berit Ek you Employee/ })).toBeVisible()
  } finally {
    await server.close()
    await hub.dispose()
    await provider.close()
  }
})

test.describe('an employee', () => {
  test('is offered no moves on the board but their own, and reads others’ things without changing them', async ({ page, team, idea, learning }) => {
    await joinAtFirst(page, await invite(team), 'Berit')
    await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
    await visit(page, '/board')
    await expect(page.getByText('Champions move the ideas on this board.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Move / })).toHaveCount(0)
    await page.getByRole('link', { name: 'Answer within the hour' }).focus()
    await page.keyboard.press('Space')
    await expect(page.locator('[data-carrying]')).toHaveCount(0)

    await visit(page, `/idea/${idea}`)
    await expect(page.getByText('This is Ada’s idea.')).toBeVisible()
    await expect(page.getByText('Champions move ideas, and meetings decide on them.')).toBeVisible()
    for (const name of ['Edit', 'Decline…', 'Move to…', 'More actions for Answer within the hour']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: /Support/ }).click()
    await expect(page.getByRole('button', { name: /You support/ })).toBeVisible()

    await visit(page, `/edit-idea/${idea}`)
    await expect(page.getByText('This is Ada’s idea.')).toBeVisible()
    await expect(page.getByRole('button', { name: /Save/ })).toHaveCount(0)
    await visit(page, `/learning/${learning}`)
    await expect(page.getByText('Ada heard this. Only they and champions may change it.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
    await visit(page, '/numbers')
    await expect(page.getByText('Leads add them, and they show here.')).toBeVisible()
    await visit(page, '/audit')
    await expect(page.getByText('Only admins see the audit log.')).toBeVisible()
  })

  test('reads the agenda; a lead runs it, from the moment they are one', async ({ page, team, idea }) => {
    await team.admin.client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
    await joinAtFirst(page, await invite(team), 'Berit')
    await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
    await visit(page, '/agenda')
    await expect(page.getByText('Leads run this meeting')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Start the meeting' })).toHaveCount(0)
    await expect(page.getByRole('spinbutton')).toHaveCount(0)
    const { members } = await team.admin.client.team.members({})
    await team.admin.client.team.change({ id: members.find(({ name }) => name === 'Berit')!.id, role: 'lead' })
    await expect(page.getByRole('button', { name: 'Start the meeting' })).toBeVisible()
    await expect(page.getByText('Leads run this meeting')).toBeHidden()
    expect(idea).toBeTruthy()
  })
})

test.describe('an admin', { tag: '@only-local-host' }, () => {
  const asAdmin = async (app: App, team: TestTeam) => {
    await joinAtFirst(app.page, await invite(team, 'admin'), 'Cleo')
    await app.page.getByRole('link', { name: 'Team' }).click()
    await expect(heading(app.page, 'Team')).toBeVisible()
  }

  test('invites somebody, changes a role, lets them go and takes them back', async ({ app, team }) => {
    const { page } = app
    const berit = await team.add('Berit')
    await asAdmin(app, team)
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Role').selectOption('Lead')
    await dialog.getByLabel('Note for yourself').fill('For Dan')
    await dialog.getByRole('button', { name: 'Make an invitation' }).click()
    await expect(dialog.getByRole('button', { name: 'Copy the link' })).toBeFocused()
    const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
    expect(link).toContain(`${team.url}/join#`)
    await dialog.getByRole('button', { name: 'Done' }).click()
    const waiting = page.getByRole('region', { name: 'Invitations' })
    await expect(waiting.getByText('For Dan')).toBeVisible()
    await waiting.getByRole('button', { name: 'Withdraw the invitation: For Dan' }).click()
    await expect(waiting.getByText('No invitation is waiting.')).toBeVisible()

    await page.getByRole('button', { name: 'Change Berit' }).click()
    await dialog.getByLabel('Role').selectOption('Champion')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('row', { name: /Berit Champion/ })).toBeVisible()
    await expect.poll(async () => (await berit.client.session.get({})).member?.role).toBe('champion')

    await page.getByRole('button', { name: 'Change Berit' }).click()
    await dialog.getByRole('button', { name: 'Let Berit go…' }).click()
    await expect(dialog.getByText('They are signed out on every device')).toBeVisible()
    await dialog.getByRole('button', { name: 'Let go' }).click()
    await expect(page.getByRole('row', { name: /Berit/ })).toHaveCount(0)
    await expect.poll(async () => (await berit.client.sync.status({})).state).toBe('signed-out')
    await page.getByText('Show who was let go').click()
    await page.getByRole('button', { name: 'Take Berit back in' }).click()
    await expect(page.getByRole('row', { name: /Berit Champion/ })).toBeVisible()

    await page.getByRole('button', { name: 'Audit log' }).click()
    await expect(page.getByRole('row', { name: /Cleo Let Berit go/ })).toBeVisible()
    expect(await objections(page)).toEqual([])
  })

  test('makes a team, and signs out a device', async ({ app, team }) => {
    const { page } = app
    const berit = await team.add('Berit')
    await asAdmin(app, team)
    const teams = page.getByRole('region', { name: 'Teams' })
    await teams.getByLabel('Name of the team').fill('Care')
    await teams.getByRole('button', { name: 'Add a team' }).click()
    await expect(teams.getByText('0 members')).toBeVisible()
    await teams.getByLabel('Name of the team').fill('care')
    await teams.getByRole('button', { name: 'Add a team' }).click()
    await expect(teams.getByLabel('Name of the team')).toHaveAccessibleDescription(/There is one with this name already/)
    await page.getByRole('button', { name: 'Devices' }).click()
    await page.getByText('Everybody’s').click()
    await page.getByRole('button', { name: /^Sign out .* of Berit$/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(async () => (await berit.client.sync.status({})).state).toBe('signed-out')
    await page.getByText('Signed out before (1)').click()
    await expect(page.getByText('Signed out by an admin')).toBeVisible()
    expect(await objections(page)).toEqual([])
  })

  test('is told calmly when the hub is away, and sees the pages again when it is back', async ({ app, team }) => {
    const { page } = app
    await asAdmin(app, team)
    await team.goOffline()
    await page.getByRole('button', { name: 'Audit log' }).click()
    await expect(page.getByText('The hub cannot be reached just now')).toBeVisible()
    await team.goOnline()
    await expect(page.getByRole('row', { name: /Joined as the first admin/ })).toBeVisible({ timeout: 30_000 })
  })
})

test('leaving keeps what is here, or removes it, as the person says', async ({ page, team, idea }) => {
  await joinAtFirst(page, await invite(team), 'Berit')
  await expect(page.getByRole('link', { name: 'Answer within the hour' })).toBeVisible()
  await visit(page, '/settings')
  await page.getByRole('button', { name: 'Leave the hub…' }).click()
  expect(await objections(page)).toEqual([])
  await page.getByRole('button', { name: 'Leave, and keep everything here' }).click()
  await expect(page.getByText('You work alone: everything stays on this computer.')).toBeVisible()
  await visit(page, `/idea/${idea}`)
  await expect(heading(page, 'Answer within the hour')).toBeVisible()

  const again = (await team.admin.client.team.invite({ memberId: (await team.admin.client.team.members({})).members.find(({ name }) => name === 'Berit')!.id })).link
  await visit(page, `/join/${encodeURIComponent(again)}`)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(heading(page, 'You work with “Empty Chair”')).toBeVisible()
  await visit(page, '/settings')
  await page.getByRole('button', { name: 'Leave the hub…' }).click()
  await page.getByRole('button', { name: 'Leave, and remove everything here' }).click()
  await expect(heading(page, 'Keep one chair free for the customer')).toBeVisible()
})

test('500 members, long names, a narrow window and the keyboard alone', { tag: '@only-local-host' }, async ({ app, team }) => {
  test.setTimeout(120_000)
  const { page } = app
  const { store } = team.hub.context
  await joinAtFirst(page, await invite(team, 'admin'), 'Cleo')
  const { value: seq } = await store.write(async (tx) => {
    let value = 0
    for (let n = 0; n < 500; n += 1) value = await writeOwnRow(tx, 'member', team.hub.context.newId(), { data: { name: n % 50 === 0 ? `${'Anna-Margareta Wilhelmina '.repeat(6)}${n}` : `Person ${n}`, role: 'employee', teamId: null, createdAt: Date.now() } }, team.hub.context.newId(), Date.now())
    return { value }
  })
  store.moved(seq)
  await visit(page, '/team')
  await expect(page.getByText('502 people')).toBeVisible()
  await page.setViewportSize({ width: 400, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
  await page.getByRole('searchbox', { name: 'Find a person' }).focus()
  await page.keyboard.type('person 77')
  await expect(page.getByRole('row', { name: /^Person 77/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Person 0/ })).toBeHidden()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Change Person 77', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('Role')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Change Person 77', exact: true })).toBeFocused()
  expect(await objections(page)).toEqual([])
  // what is found is said once it is found: never how many there were before
  const search = page.getByRole('searchbox', { name: 'Find a person' })
  const told = page.getByRole('main').locator('p[role=status]')
  await search.fill('')
  await expect(told).toBeEmpty()
  await expect(page.getByRole('row', { name: /^Person 10 / })).toBeVisible()
  await told.evaluate((status) => {
    const said: string[] = []
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { said })
  })
  await search.fill('person 7')
  await expect(told).toHaveText('11 members')
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said.filter((text) => text !== ''))).toEqual(['11 members'])
})

test('personal data of a customer is exported and erased, and the devices that confirmed are counted', { tag: '@only-local-host' }, async ({ app, team, learning }) => {
  const { page } = app
  await joinAtFirst(page, await invite(team, 'admin'), 'Cleo')
  await team.settle()
  await visit(page, '/customers')
  await page.getByRole('link', { name: /^Mira/ }).click()
  await page.getByRole('button', { name: 'More actions for Mira' }).click()
  await page.getByRole('menuitem', { name: 'Personal data' }).click()
  await expect(heading(page, 'Personal data')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Name' })).toHaveValue('Mira')
  await page.getByRole('region', { name: 'Of somebody else' }).getByRole('button', { name: 'Export it' }).click()
  await expect(page.getByText(/written to/)).toContainText('.jsonl')
  await page.getByRole('button', { name: 'Erase…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('2 entries change.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Erase for ever' })).toBeDisabled()
  expect(await objections(page)).toEqual([])
  await dialog.getByLabel('Type the name to confirm').fill('mira')
  await dialog.getByRole('button', { name: 'Erase for ever' }).click()
  await expect(page.getByText('All 2 devices have confirmed')).toBeVisible({ timeout: 30_000 })
  await visit(page, `/learning/${learning}`)
  await expect(heading(page, '▒▒▒')).toBeVisible()
  await expect(page.getByText(/Mira|Waited/)).toHaveCount(0)
})

test('an access token and a webhook are made, shown once, and ended', { tag: '@only-local-host' }, async ({ app, team }) => {
  const { page } = app
  await joinAtFirst(page, await invite(team, 'admin'), 'Cleo')
  await visit(page, '/programs')
  await page.getByText('Make a token').first().click()
  await page.getByLabel('What it is for').fill('Our survey')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByText('This is needed.')).toBeVisible()
  await page.getByLabel('Log and change learnings').check()
  await page.getByRole('button', { name: 'Make a token' }).click()
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue(/^ec_/)
  await expect(page.getByRole('button', { name: 'Copy the token' })).toBeFocused()
  await page.getByRole('button', { name: 'Revoke Our survey' }).click()
  await expect(page.getByText('No program acts in your name.')).toBeVisible()
  await page.getByText('Add a webhook').first().click()
  const address = page.getByLabel('Address to call')
  await address.fill('http://127.0.0.1/hook')
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await address.fill('https://hook.invalid/x')
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await expect(page.getByLabel('Secret', { exact: true })).not.toHaveValue('')
  await page.getByRole('button', { name: 'Pause https://hook.invalid/x' }).click()
  await expect(page.getByText('Paused')).toBeVisible()
  expect(await objections(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove https://hook.invalid/x' }).click()
  await expect(page.getByText('No webhook is set up.')).toBeVisible()
})

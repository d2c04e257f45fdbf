// A series: every second week, its next meetings ahead, one cancelled and put back, free days pasted, and who speaks.
import { begin, furnish, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'

test('a meeting every second week shows the next ones, lets one be cancelled and put back, and knows free days', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await visit(page, '/meetings')
  await page.getByRole('button', { name: 'Plan a weekly meeting' }).click()
  await page.getByRole('combobox', { name: 'How often' }).selectOption('Every 2 weeks')
  await page.getByRole('textbox', { name: 'Length in minutes' }).fill('600')
  await page.getByRole('button', { name: 'Create, and open its agenda' }).click()
  await expect(page.getByText('A meeting lasts 5 to 480 minutes.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Length in minutes' }).fill('45')
  await page.getByRole('button', { name: 'Create, and open its agenda' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Weekly meeting' })).toBeVisible()

  await visit(page, '/meetings')
  await expect(page.getByText('Every 2 weeks, Tuesday, 10:00')).toBeVisible()
  await page.getByText('The next 4 meetings').click()
  const coming = page.getByRole('list', { name: 'Next meetings of Weekly meeting' }).getByRole('listitem')
  await expect(coming).toHaveCount(4)
  await coming.first().getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Cancel this meeting' }).click()
  await expect(coming.first()).toContainText('cancelled')
  await expect(coming).toHaveCount(5)
  await coming.first().getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Let it take place' }).click()
  await expect(coming).toHaveCount(4)

  await page.getByRole('button', { name: 'Free days' }).click()
  const typed = page.getByRole('textbox', { name: 'More free days' })
  await typed.fill('2099-12-24 to 2100-01-06 Christmas\nno day')
  await expect(page.getByText('Line 2 does not begin with a day')).toBeVisible()
  await typed.fill('2099-12-24 to 2100-01-06 Christmas\n2100-05-01 May Day')
  await page.getByRole('button', { name: 'Add 2' }).click()
  await expect(page.getByRole('button', { name: 'Remove the free days “May Day”' })).toBeVisible()
})

test('who has a role is told above every page, and can be another for this meeting', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir, meeting } = await furnish()
  const core = await openTestCore({ dataDir, now: Date.now })
  const me = (await core.client.session.get({})).member!.id
  core.context.store.write((write) => write.put('member', '019cb8a0-0000-7000-8000-000000000001', { name: 'Mira Lind', role: 'lead', teamId: null, createdAt: 0 }))
  await core.client.meetings.setRole({ meetingId: meeting!, role: 'voice', memberId: me })
  await core.close()
  const { page } = await openApp({ dataDir })
  await visit(page, '/learnings')
  const note = page.getByRole('region', { name: 'Your role at the next meeting' })
  await expect(note).toContainText('customer’s voice')
  await note.getByRole('link', { name: 'Open the agenda' }).click()
  const roles = page.getByRole('region', { name: 'Who speaks' })
  await expect(roles).toContainText('Customer’s voice')
  await roles.getByRole('button', { name: 'Change for this meeting' }).click()
  // by keyboard alone: nobody of such a name, then the one that fits
  const voice = roles.getByRole('combobox', { name: 'Customer’s voice' })
  await voice.fill('Quirin')
  await expect(page.getByRole('listbox')).toContainText('Nobody has such a name')
  await voice.fill('lin')
  await expect(page.getByRole('option')).toHaveText(['Mira Lind'])
  await voice.press('ArrowDown')
  await voice.press('Enter')
  await expect(voice).toHaveValue('Mira Lind')
})

test('participants are chosen one after the other by the arrows, and the field never names an option that is gone', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const core = await openTestCore({ dataDir, now: Date.now })
  core.context.store.write((write) => ['Mira Lind', 'Noa Berg', 'Ola Dahl'].forEach((name, at) => write.put('member', `019cb8a0-0000-7000-8000-00000000000${at}`, { name, role: 'lead', teamId: null, createdAt: 0 })))
  await core.close()
  const { page } = await openApp({ dataDir })
  await visit(page, '/meetings')
  await page.getByRole('button', { name: 'New meeting' }).click()
  const form = page.getByRole('dialog', { name: 'New meeting' })
  await form.getByText('Who takes part, and who speaks').click()
  const list = page.getByRole('listbox')
  const people = form.getByRole('combobox', { name: 'Participants' })
  for (const name of ['Mira Lind', 'Noa Berg']) {
    await people.fill(name.slice(0, 2))
    await expect(list.getByRole('option')).toHaveText([name])
    await people.press('ArrowDown')
    await people.press('Enter')
    await expect(form.getByText(name, { exact: true })).toBeVisible()
    await expect(list.getByRole('option', { name })).toHaveCount(0)
    expect(await objections(page, { only: ['aria-valid-attr-value'] })).toEqual([])
  }
  // Escape closes the list and leaves what was filled in
  await people.press('Escape')
  await expect(list.getByRole('option')).toHaveCount(0)
  await expect(form.getByText('Noa Berg', { exact: true })).toBeVisible()
})

// Why something is not on the agenda, and what is different since it was seen.
import { furnish, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'

test('"Why not?" finds an idea and names the rule that keeps it off', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const core = await openTestCore({ dataDir, now: Date.now })
  await core.client.ideas.create({ title: 'A bench outside the door', submit: false })
  await core.close()
  const { page } = await openApp({ dataDir })
  await visit(page, '/agenda')
  const whyNot = page.getByRole('region', { name: 'Why not?' })
  await whyNot.getByRole('searchbox', { name: 'Find an idea or a learning' }).fill('bench')
  const answer = whyNot.getByRole('listitem').filter({ hasText: 'A bench outside the door' })
  await expect(answer).toContainText('Not on. Still a draft')
  await answer.getByRole('button', { name: 'Put it on: A bench outside the door' }).click()
  await expect(page.getByRole('region', { name: 'Ideas to decide', exact: true }).getByRole('heading', { level: 3, name: 'A bench outside the door' })).toBeVisible()
  await expect(answer).toContainText('It is on.')
})

test('what came and went since the agenda was seen is said, until it is seen', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const first = await openApp({ dataDir })
  await visit(first.page, '/agenda')
  await expect(first.page.getByRole('region', { name: 'Ideas to decide', exact: true })).toBeVisible()
  await expect(first.page.getByTestId('agenda-seen')).toBeAttached()
  await first.close()
  const core = await openTestCore({ dataDir, now: Date.now })
  await core.client.ideas.create({ title: 'A bench outside the door', answers: { customers: 'All', delight: 'They can sit' } })
  await core.close()
  const { page } = await openApp({ dataDir })
  await visit(page, '/agenda')
  const changes = page.getByTestId('agenda-changes')
  await expect(changes).toContainText('Came')
  await expect(changes).toContainText('A bench outside the door')
  await changes.getByRole('button', { name: 'Seen' }).click()
  await expect(changes).toBeHidden()
})

// Runs the server of the floor or of a peer in a process of its own: `KIND FOLDER`.
import { adapterOf, type Kind } from './adapter.ts'

const [kind, folder] = process.argv.slice(2) as [Kind, string]
const served = await (await adapterOf(kind)).serve!(folder)
process.on('message', (asked) => {
  if (asked !== 'count') return
  void Promise.resolve(served.count()).then((count) => process.send!({ count }))
})
process.on('disconnect', () => process.exit(0))
process.send!({ info: served.info })

// A core as a process of its own, to be killed: `node core-child.ts FOLDER`. Says `open` when it works.
import { createCore } from '../../electron/core/core.ts'

const core = createCore({ dataDir: process.argv[2]!, shell: 'test', version: '0.0.0' })
process.stdout.write('open\n')
process.on('SIGTERM', () => void core.close().then(() => process.exit(0)))
setInterval(() => {}, 1000)

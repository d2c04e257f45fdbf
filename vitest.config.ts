// Tests that need no browser. The journeys in a browser are Playwright's (playwright.config.ts).
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/shared-folder.ts',
    environment: 'node',
    testTimeout: 20_000,
    // many tests wait for processes and sockets of their own, so two at a time even on two cores
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // machines of continuous integration stall at times; the report says which test passed only when tried again
    retry: process.env['CI'] ? 1 : 0,
  },
})

// Tests that need no browser and no server. The journeys in a browser are Playwright's (playwright.config.ts).
import { defineConfig } from 'vitest/config'

export default defineConfig({ test: { include: ['test/**/*.test.ts'], environment: 'node', testTimeout: 20_000 } })

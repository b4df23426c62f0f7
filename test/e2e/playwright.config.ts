import { defineConfig } from '@playwright/test'
import { ownDisplayWanted } from './display.ts'

/**
 * The app on a real Electron. Every worker that has a display of its own can press keys without disturbing the others;
 * on a display that is shared there is one worker.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  globalSetup: './prepare.ts',
  fullyParallel: true,
  workers: ownDisplayWanted() ? 2 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list']],
})

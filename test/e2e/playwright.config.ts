import { defineConfig } from '@playwright/test'
import { onlyFonts } from '../../scripts/fonts.ts'
import { ownDisplayWanted } from './display.ts'

// For all that a test starts.
Object.assign(process.env, onlyFonts('own'))

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

import { defineConfig } from '@playwright/test'
import { chromiumArguments } from './support/chromium.ts'

/** The views in the system's Chromium, of the branch that Electron 45 has, with the renderer's port scripted. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  globalSetup: './support/setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 30_000,
  reporter: 'list',
  outputDir: '../../test-results/views',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: chromiumArguments(),
    },
  },
})

import { defineConfig } from '@playwright/test'
import { onlyFonts } from '../../scripts/fonts.ts'
import { chromiumArguments } from './support/chromium.ts'

const chromium = (fonts: Parameters<typeof onlyFonts>[0]) => ({
  launchOptions: {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: chromiumArguments(),
    env: { ...process.env, ...onlyFonts(fonts) },
  },
})

/** The views in the system's Chromium, of the branch that Electron 45 has, with the renderer's port scripted. */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'views', testMatch: '*.test.ts', use: chromium('own') },
    { name: 'wide', testMatch: '*.wide.ts', use: chromium('wide') },
  ],
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
  },
})

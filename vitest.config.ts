import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { compileMessages } from './scripts/messages.ts'

compileMessages()

// Dates are told as the user's system has them: in tests a set one, as the workers are started with it.
process.env['LC_ALL'] = 'en_GB.UTF-8'

/** For a busy machine, ms: a test that passes needs a fraction of it. */
const testTimeout = 30_000

/**
 * Unit tests mirror the source tree in `test/unit`: main's on plain Node, the renderer's with Svelte's client build.
 * Interop tests speak with servers and clients nobody here wrote.
 */
export default defineConfig({
  test: {
    // Most of a test of ours is waiting; by itself a small machine would play one file at a time.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout,
          include: ['test/unit/**/*.test.ts'],
          exclude: ['test/unit/renderer/**'],
          // The compiler's check of the sources is a stage of its own.
          typecheck: {
            enabled: true,
            ignoreSourceErrors: true,
            include: ['test/unit/**/*.test-d.ts'],
            tsconfig: 'tsconfig.json',
          },
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: { name: 'renderer', testTimeout, include: ['test/unit/renderer/**/*.test.ts'] },
      },
      {
        plugins: [svelte()],
        test: { name: 'property', testTimeout, hookTimeout: testTimeout, include: ['test/property/**/*.test.ts'] },
      },
      {
        test: {
          name: 'interop',
          testTimeout,
          hookTimeout: testTimeout,
          include: ['test/interop/**/*.test.ts'],
          globalSetup: 'test/interop/setup.ts',
        },
      },
    ],
  },
})

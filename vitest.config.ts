import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/**
 * Unit tests mirror the source tree in `test/unit`: main's on plain Node, the renderer's with Svelte's client build.
 * Interop tests speak with servers and clients nobody here wrote.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
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
        test: { name: 'renderer', include: ['test/unit/renderer/**/*.test.ts'] },
      },
      { test: { name: 'interop', include: ['test/interop/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 } },
    ],
  },
})

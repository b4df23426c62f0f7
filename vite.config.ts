import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { messages } from './scripts/messages.ts'
import { notices } from './scripts/notices.ts'

const here = import.meta.dirname
const at = (...parts: string[]) => path.join(here, ...parts)

/** Left to the runtime: Electron and Node's own modules. Everything else is bundled, so that the package holds few files. */
const runtime = [/^electron(\/|$)/, /^node:/]

const thirdParty = notices()

/** One `vite build` makes the three programs of the app: main (ESM), preload (CommonJS, as a sandboxed preload must be), renderer. */
export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [messages(), svelte({ configFile: at('svelte.config.js') }), thirdParty.plugin],
  builder: {
    // One configuration for all three programs, so that the notices hear of each.
    sharedConfigBuild: true,
    sharedPlugins: true,
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'renderer']) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`no build environment named ${name}`)
        await builder.build(environment)
      }
      thirdParty.write(at('dist/THIRD-PARTY-NOTICES.txt'))
    },
  },
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: at('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: { index: at('main/index.ts') },
          external: runtime,
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'chrome156',
        minify: false,
        rolldownOptions: {
          input: { index: at('preload/index.ts') },
          external: runtime,
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    renderer: {
      consumer: 'client',
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome156',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: { index: at('renderer/index.html'), note: at('renderer/note.html') } },
      },
    },
  },
})

import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import type * as Window from './window.svelte.ts'

/** The window's state, built as it ships: runes are nothing without their compiler. */
export async function builtWindow(): Promise<typeof Window> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [svelte()],
    build: { write: false, lib: { entry: path.join(import.meta.dirname, 'window.svelte.ts'), formats: ['es'] } },
  })
  const [bundle] = [built].flat()
  if (bundle === undefined || !('output' in bundle)) throw new Error('the window was not built')
  const [{ code }] = bundle.output
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as typeof Window
}

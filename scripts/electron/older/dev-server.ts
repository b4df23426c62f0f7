import type { InlineConfig } from 'vite'
import { pageShims } from './compile.ts'

/**
 * What Vite's server has to do so that the older Electron can show what it serves: what `lowered` does to a build, save
 * the styles, which use nothing that it lacks.
 */
export async function olderPages(): Promise<InlineConfig> {
  const shims = await pageShims()
  return {
    oxc: { target: 'chrome108' },
    optimizeDeps: { rolldownOptions: { transform: { target: 'chrome108' } } },
    plugins: [
      {
        name: 'older-shims',
        configureServer: ({ middlewares }) => {
          middlewares.use('/older-shims.js', (_request, response) => {
            response.setHeader('content-type', 'text/javascript').end(shims)
          })
        },
        transformIndexHtml: () => [{ tag: 'script', attrs: { src: '/older-shims.js' }, injectTo: 'head-prepend' }],
      },
    ],
  }
}

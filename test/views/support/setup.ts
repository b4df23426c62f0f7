import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createBuilder } from 'vite'
import { contentSecurityPolicy } from '../../../main/desktop/pages.ts'

const root = path.resolve(import.meta.dirname, '../../..')

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Builds the renderer as it ships and serves it on loopback with the app's headers; the answer ends that. */
export default async function setup(): Promise<() => Promise<void>> {
  // A folder of its own: another build of the app meanwhile must not take the pages away.
  const pages = await mkdtemp(path.join(tmpdir(), 'sideline-views-'))
  await build(pages)
  const server = createServer((request, response) => {
    const name = path.normalize(new URL(request.url ?? '/', 'http://pages').pathname)
    readFile(path.join(pages, name)).then(
      (content) => {
        // As the app sends it with each page, so that what it forbids fails here too.
        response.setHeader('content-security-policy', contentSecurityPolicy)
        response.setHeader('content-type', `${types[path.extname(name)] ?? 'application/octet-stream'}; charset=utf-8`)
        response.end(content)
      },
      // A browser asks by itself for an icon, which the app's window never does.
      () => response.writeHead(name === '/favicon.ico' ? 204 : 404).end(),
    )
  })
  process.env['SIDELINE_VIEWS'] = `http://127.0.0.1:${await listen(server)}`
  return async () => {
    server.close()
    await rm(pages, { recursive: true })
  }
}

async function build(outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    environments: { renderer: { build: { outDir } } },
  })
  const renderer = builder.environments['renderer']
  if (renderer === undefined) throw new Error('no build environment named renderer')
  await builder.build(renderer)
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('no port'))
      else resolve(address.port)
    })
  })
}

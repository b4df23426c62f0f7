import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A server on loopback that is not the app's: it notes whatever it is asked for. */
export interface Recorder {
  url: string
  /** E.g. `GET /secret` or, as a proxy, `CONNECT example.com:443`. */
  asked: string[]
  stop(): Promise<void>
}

/** What a recorder answers by path; for anything else it has a 502, also as a proxy. */
export type Pages = Record<string, { html: string } | { redirect: string }>

export async function startRecorder(pages: Pages = {}): Promise<Recorder> {
  const asked: string[] = []
  const server = http.createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    const page = pages[url]
    if (page === undefined) response.writeHead(502, { 'access-control-allow-origin': '*' }).end()
    else if ('redirect' in page) response.writeHead(302, { location: page.redirect }).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page.html)
  })
  for (const verb of ['connect', 'upgrade']) {
    server.on(verb, ({ url = '' }: http.IncomingMessage, socket: Socket) => {
      asked.push(`${verb.toUpperCase()} ${url}`)
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

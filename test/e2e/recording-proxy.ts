import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export interface RecordingProxy {
  /** As Chromium's `--proxy-server` wants it. */
  url: string
  /** What it was asked for, e.g. `CONNECT example.com:443`. */
  asked: string[]
  stop(): Promise<void>
}

/** A proxy on loopback that notes whatever it is asked for and hands out nothing. */
export async function recordingProxy(): Promise<RecordingProxy> {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.writeHead(502).end()
  })
  server.on('connect', (request: http.IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
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

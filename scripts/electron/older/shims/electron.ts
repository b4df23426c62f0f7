import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { app, net, protocol, safeStorage, session, type Protocol } from 'electron'
import { fill } from './fill.ts'

type Handler = (request: object) => Response | Promise<Response>

app.on('session-created', (created) => withHandle(created.protocol))
void app.whenReady().then(() => withHandle(session.defaultSession.protocol))

fill(protocol, {
  handle: (scheme: string, handler: Handler) => session.defaultSession.protocol.handle(scheme, handler),
  unhandle: (scheme: string) => session.defaultSession.protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string) => session.defaultSession.protocol.isProtocolHandled(scheme),
})

fill(net, {
  fetch: async (input: string | { url: string }, init?: RequestInit) => {
    const url = typeof input === 'string' ? input : input.url
    return url.startsWith('file:') ? new Response(await fs.promises.readFile(fileURLToPath(url))) : fetch(url, init)
  },
})

/** The methods of old, which their successors of today are made from here. */
const inStep: {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
} = safeStorage

fill(safeStorage, {
  isAsyncEncryptionAvailable: () => Promise.resolve(inStep.isEncryptionAvailable()),
  encryptStringAsync: (text: string) => Promise.resolve(inStep.encryptString(text)),
  decryptStringAsync: (bytes: Buffer) =>
    Promise.resolve({ result: inStep.decryptString(bytes), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => (inStep.isEncryptionAvailable() ? 'gnome_libsecret' : 'basic_text'),
})

/** What Electron 22 hands to, and takes from, a scheme's handler. */
interface OlderProtocol {
  registerBufferProtocol(
    scheme: string,
    handler: (
      request: { url: string; method: string; headers: Record<string, string>; uploadData?: { bytes?: Buffer }[] },
      respond: (response: object) => void,
    ) => void,
  ): void
  unregisterProtocol(scheme: string): void
  isProtocolRegistered(scheme: string): boolean
}

/** `protocol.handle`, which came with Electron 25, by the way that there was before. */
function withHandle(current: Protocol): void {
  const older = current as unknown as OlderProtocol
  fill(current, {
    handle: (scheme: string, handler: Handler) =>
      older.registerBufferProtocol(scheme, (request, respond) => {
        const { url, method } = request
        const bytes = request.uploadData?.map((part) => part.bytes ?? Buffer.alloc(0)) ?? []
        const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(bytes)
        // A plain object, for a Request takes no other schemes than the web's.
        const asked = { url, method, body, headers: new Headers(request.headers) }
        answer(handler, asked).then(respond, (error: unknown) => {
          console.error(`The handler of ${scheme}: failed`, error)
          respond({ error: -2 })
        })
      }),
    unhandle: (scheme: string) => older.unregisterProtocol(scheme),
    isProtocolHandled: (scheme: string) => older.isProtocolRegistered(scheme),
  })
}

async function answer(handler: Handler, asked: object): Promise<object> {
  const response = await handler(asked)
  const headers = Object.fromEntries(response.headers)
  return {
    statusCode: response.status,
    headers,
    mimeType: headers['content-type']?.split(';')[0],
    charset: 'utf-8',
    data: Buffer.from(await response.arrayBuffer()),
  }
}

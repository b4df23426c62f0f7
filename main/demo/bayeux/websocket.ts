import type { WebSocket } from 'ws'
import type { Session } from '../auth.ts'
import type { Behaviour } from '../behaviour.ts'
import { isFrozen } from '../behaviour.ts'
import type { Hub, Link } from './hub.ts'
import type { BayeuxMessage } from './message.ts'
import { readMessages } from './message.ts'

/** Speaks Bayeux over one WebSocket until it closes. */
export function serveWebSocket(
  hub: Hub,
  socket: WebSocket,
  client: { session: Session; browser: string },
  behaviour: Behaviour,
): void {
  const send = (messages: BayeuxMessage[]) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(messages))
  }
  const link: Link = { ...client, transport: 'websocket', push: send }
  socket.on('message', (frame: Buffer) => {
    if (isFrozen(behaviour)) return
    const messages = readMessages(frame.toString('utf8'))
    if (messages === null) {
      socket.close(1003, 'Not a Bayeux message.')
      return
    }
    for (const message of messages) hub.receive(message, link, send)
  })
  socket.on('close', () => hub.dropLink(link))
  socket.on('error', () => socket.terminate())
}

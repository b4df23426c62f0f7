import type { ServerResponse } from 'node:http'
import type { Hub, Link } from './hub.ts'
import type { BayeuxMessage } from './message.ts'
import { readMessages } from './message.ts'

/** Answers one long-polling POST when each of its messages has its reply. */
export function serveLongPolling(hub: Hub, link: Link, body: string, response: ServerResponse): void {
  const messages = readMessages(body)
  if (messages === null || messages.length === 0) {
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('Not a Bayeux message.')
    return
  }
  const replies: BayeuxMessage[][] = []
  response.on('close', () => hub.dropLink(link))
  for (const message of messages) {
    hub.receive(message, link, (answered) => {
      replies.push(answered)
      if (replies.length < messages.length) return
      response.writeHead(200, { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-cache' })
      response.end(JSON.stringify(replies.flat()))
    })
  }
}

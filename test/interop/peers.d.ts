/** What the interop tests use of peers that bring no types. */
declare module 'faye' {
  import type { Server } from 'node:http'

  interface Message {
    channel: string
  }

  export class NodeAdapter {
    constructor(options: { mount: string; timeout: number })
    addExtension(extension: { incoming(message: Message, callback: (message: Message) => void): void }): void
    attach(server: Server): void
    getClient(): { publish(channel: string, data: unknown): PromiseLike<void> }
    close(): void
  }
}

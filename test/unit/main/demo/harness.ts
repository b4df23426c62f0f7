import { afterEach } from 'vitest'
import type { Demo, DemoOptions } from '../../../../main/demo/index.ts'
import { startDemo } from '../../../../main/demo/index.ts'
import type { Socket } from './visitor.ts'
import { Visitor } from './visitor.ts'

const demos: Demo[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  await Promise.all(demos.splice(0).map((demo) => demo.stop()))
})

export interface Visit {
  demo: Demo
  visitor: Visitor
  /** The first supervised chat. */
  chatId: string
}

/** A quiet demo, stopped after the test, and a visitor who has read `/me`. */
export async function signIn(options: DemoOptions = {}): Promise<Visit> {
  const demo = await open({ scenario: 'quiet', ...options })
  const visitor = new Visitor(demo)
  await visitor.get('/me')
  return { demo, visitor, chatId: demo.centre.supervised[0]?.id ?? '' }
}

export async function open(options: DemoOptions): Promise<Demo> {
  const demo = await startDemo(options)
  demos.push(demo)
  return demo
}

export async function openSocket(visitor: Visitor): Promise<Socket> {
  const socket = await visitor.openSocket()
  sockets.push(socket)
  return socket
}

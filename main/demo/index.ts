import { randomBytes } from 'node:crypto'
import type { Behaviour } from './behaviour.ts'
import { normalBehaviour } from './behaviour.ts'
import { Centre } from './centre.ts'
import { Floor } from './floor.ts'
import { Notifier } from './notifier.ts'
import type { ScenarioName } from './scenarios/index.ts'
import { scenarios } from './scenarios/index.ts'
import { pace } from './schedule.ts'
import type { RecordedRequest } from './server.ts'
import { DemoServer } from './server.ts'

export type { Behaviour } from './behaviour.ts'
export type { Centre } from './centre.ts'
export type { Beside, Mode } from './chat.ts'
export type { RecordedRequest } from './server.ts'
export type { ScenarioName } from './scenarios/index.ts'

export interface DemoOptions {
  /** 0 or missing: any free one. */
  port?: number
  host?: '127.0.0.1'
  /** Default: `calm`; `quiet` where `centre` is given. */
  scenario?: ScenarioName
  /** How many agents there are; each scenario has its own default. */
  agents?: number
  /** The same seed tells the same stories in the same order. */
  seed?: number
  /** How many times faster than life people act. */
  speed?: number
  userName?: string
  /** Default: a random one. */
  password?: string
  behaviour?: Partial<Behaviour>
  /** The contact centre of a demo that was stopped, with all its chats: the server comes back, nobody signed in. */
  centre?: Centre
}

export interface Demo {
  /** What a user enters as the server's address. */
  readonly url: string
  readonly port: number
  readonly userName: string
  readonly password: string
  /** May be changed at any time; read at each use. */
  readonly behaviour: Behaviour
  /** Every REST request so far. */
  readonly record: readonly RecordedRequest[]
  readonly centre: Centre
  /** How many notification clients are known. */
  readonly notificationClients: number
  /** Pushes any notification to whoever has subscribed; faults apply. */
  sendRaw(channel: string, data: unknown): void
  /** Drops every notification connection. */
  disconnect(): void
  /** Drops every connection there is. */
  killSockets(): void
  /** Makes all CSRF tokens stale. */
  rotateCsrf(): void
  /** Ends all HTTP sessions and forgets their notification clients. */
  expireSessions(): void
  /** Forgets all notification clients: each hears `402::`. */
  forgetClients(): void
  /** Tells all notification clients not to come back. */
  adviseNone(): void
  stop(): Promise<void>
}

/** Starts a contact centre of invented people on this machine. Rejects with Node's error where the port is taken. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const scenario = scenarios[options.scenario ?? (options.centre === undefined ? 'calm' : 'quiet')]
  const behaviour = { ...normalBehaviour(), ...options.behaviour }
  const seed = options.seed ?? 1
  const centre =
    options.centre ??
    new Centre({ seed, agents: options.agents ?? scenario.agents, userName: options.userName ?? 'supervisor' })
  const account = {
    userName: options.userName ?? centre.supervisor.userName,
    password: options.password ?? randomBytes(12).toString('base64url'),
  }
  const server = new DemoServer(centre, behaviour, account)
  const floor = new Floor(centre, scenario, seed, behaviour)
  if (options.centre === undefined) floor.open()
  const notifier = new Notifier(centre, behaviour, (channel, data) => server.hub.publish(channel, data))
  const port = await server.listen(options.host ?? '127.0.0.1', options.port ?? 0).catch((error: unknown) => {
    notifier.stop()
    floor.stop()
    throw error
  })
  const stopPacing = pace(floor.schedule, options.speed ?? 1)

  return {
    url: `http://127.0.0.1:${port}${behaviour.pathPrefix}`,
    port,
    ...account,
    behaviour,
    record: server.record,
    centre,
    get notificationClients() {
      return server.hub.clients
    },
    sendRaw: (channel, data) => notifier.send(channel, data),
    disconnect: () => server.notifications.disconnect(),
    killSockets: () => server.killSockets(),
    rotateCsrf: () => server.gate.rotateTokens(),
    expireSessions: () => server.expireSessions(),
    forgetClients: () => server.hub.forget(),
    adviseNone: () => {
      behaviour.advice = 'none'
      server.hub.release()
    },
    async stop() {
      stopPacing()
      floor.stop()
      notifier.stop()
      await server.stop()
    },
  }
}

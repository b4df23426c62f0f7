import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ChatId, HotkeyCommand, Mode, SendAudience } from '../../preload/contract/index.ts'
import { startDemo, type Behaviour, type Demo } from '../../main/demo/index.ts'
import { openHouse, type House } from './house.ts'

/** How many random sequences are played; `npm run test:property` plays the long run. */
const SEQUENCES = Number(process.env['SIDELINE_SEQUENCES'] ?? 40)

/** How many houses play at the same time; most of a sequence is waiting. */
const LANES = 8

/** Each text says for whom the composer said it was when it was typed. */
const marks = { agents: '[agents only]', everyone: '[everyone]' } as const satisfies Record<SendAudience, string>

type Fault = Partial<Behaviour>

type Action =
  | { do: 'press'; command: HotkeyCommand }
  | { do: 'choose'; mode: Mode }
  /** What a view that is behind might ask for. */
  | { do: 'demand'; mode: Mode }
  | { do: 'type'; words: string }
  | { do: 'address'; audience: SendAudience }
  /** A coaching phrase is picked. */
  | { do: 'phrase' }
  /** A line is quoted, counted from the end; nobody ever agrees to show it to more people. */
  | { do: 'quote'; back: number }
  /** More than once: an impatient key. */
  | { do: 'send'; times: number }
  | { do: 'open'; place: number }
  | { do: 'fault'; fault: Fault }
  | { do: 'mend' }
  /** What a supervisor does who means it: barges in, waits for it, turns to somebody and writes. */
  | { do: 'converse'; audience: SendAudience }
  | { do: 'disconnect' }
  /** Somebody else, or the server, moves the supervisor to another mode. */
  | { do: 'move'; mode: Mode }
  | { do: 'reload' }
  | { do: 'wait'; ms: number }

const mode = fc.constantFrom(...Mode.options)

const fault: fc.Arbitrary<Fault> = fc.constantFrom<Fault>(
  { switches: 'refuse' },
  { switches: 'refuseLate' },
  { switches: 'accept and forget' },
  { switches: 'never reply' },
  { switchDelay: 0 },
  { switchDelay: 40 },
  { switchOrder: 'logFirst' },
  { notificationDelay: 0 },
  { notificationDelay: 20 },
  { dropNext: 2 },
  { duplicate: true },
  { reorder: true },
  { replyDelay: 30 },
  { http: 'unavailable' },
  { http: 'html' },
)

const action: fc.Arbitrary<Action> = fc.oneof(
  weighted(4, fc.record({ do: fc.constant('press' as const), command: fc.constantFrom(...HotkeyCommand.options) })),
  weighted(4, fc.record({ do: fc.constant('choose' as const), mode })),
  weighted(1, fc.record({ do: fc.constant('demand' as const), mode })),
  weighted(5, fc.record({ do: fc.constant('type' as const), words: fc.constantFrom('offer it', '> quoted\n', '  ') })),
  weighted(3, fc.record({ do: fc.constant('address' as const), audience: fc.constantFrom(...SendAudience.options) })),
  weighted(2, fc.constant({ do: 'phrase' as const })),
  weighted(2, fc.record({ do: fc.constant('quote' as const), back: fc.nat(3) })),
  weighted(6, fc.record({ do: fc.constant('send' as const), times: fc.integer({ min: 1, max: 2 }) })),
  weighted(1, fc.record({ do: fc.constant('open' as const), place: fc.nat(1) })),
  weighted(1, fc.record({ do: fc.constant('fault' as const), fault })),
  weighted(2, fc.constant({ do: 'mend' as const })),
  weighted(3, fc.record({ do: fc.constant('converse' as const), audience: fc.constantFrom(...SendAudience.options) })),
  weighted(1, fc.constant({ do: 'disconnect' as const })),
  weighted(2, fc.record({ do: fc.constant('move' as const), mode })),
  weighted(1, fc.constant({ do: 'reload' as const })),
  weighted(5, fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 5, 30, 80) })),
)

function weighted(weight: number, arbitrary: fc.Arbitrary<Action>): fc.WeightedArbitrary<Action> {
  return { weight, arbitrary }
}

describe('no way of the program', () => {
  it('brings text for agents to the customer', { timeout: 60_000 + SEQUENCES * 5_000 }, async () => {
    const counts = await Promise.all(Array.from({ length: LANES }, (_, lane) => playLane(lane)))
    // Else the sequences would prove nothing.
    const sum = (audience: SendAudience): number => counts.reduce((total, count) => total + count[audience], 0)
    expect(sum('agents')).toBeGreaterThan(SEQUENCES / 10)
    expect(sum('everyone')).toBeGreaterThan(SEQUENCES / 40)
  })
})

/** Plays a share of the sequences in a house of its own; answers how many messages went out to whom. */
async function playLane(lane: number): Promise<Record<SendAudience, number>> {
  const behaviour: Partial<Behaviour> = { sendMessageInCoach: 'reachesCustomer', switchDelay: 10 }
  const demo = await startDemo({ scenario: 'quiet', seed: lane, behaviour })
  const normal = { ...demo.behaviour }
  const house = await openHouse(demo)
  const sent = { agents: 0, everyone: 0 }
  try {
    const sequence = fc.asyncProperty(fc.array(action, { minLength: 6, maxLength: 40 }), async (actions) => {
      const chats = await newChats(demo, house)
      for (const each of actions) await play(each, chats, { demo, house, normal })
      Object.assign(demo.behaviour, normal)
      const { desk, workspace } = house
      await until(() => desk.connection?.kind === 'connected' && workspace.composer?.sending !== true)
      for (const id of chats) {
        const { agents, everyone } = check(demo, id)
        sent.agents += agents
        sent.everyone += everyone
        demo.centre.endChat(id)
      }
    })
    await fc.assert(sequence, { numRuns: Math.ceil(SEQUENCES / LANES) })
    return sent
  } finally {
    await house.close()
    await demo.stop()
  }
}

/** What the server has on record of a chat, and what its customer could read. */
function check(demo: Demo, id: ChatId): Record<SendAudience, number> {
  expect(demo.centre.customerView(id).join('\n')).not.toContain(marks.agents)
  const posted = demo.record.filter(({ method, path }) => method === 'POST' && path.endsWith(`/me/chats/${id}`))
  const operations = posted.map(({ body }) => JSON.stringify(body))
  const toEveryone = operations.filter((operation) => operation.includes('"SendMessage"'))
  const toAgents = operations.filter((operation) => operation.includes('"SendToAgents"'))
  expect(toEveryone.join('\n')).not.toContain(marks.agents)
  return { agents: toAgents.length, everyone: toEveryone.length }
}

/** Two fresh chats, the first one open. */
async function newChats(demo: Demo, { desk, workspace }: House): Promise<ChatId[]> {
  const ids = [0, 1].map((place) => v.parse(ChatId, demo.centre.addChat({ customer: `C${place}`, mode: 'Coach' }).id))
  await until(() => ids.every((id) => desk.chat(id)?.mode.known === 'Coach'))
  const [first] = ids
  if (first !== undefined) await workspace.open(first)
  return ids
}

interface Stage {
  demo: Demo
  house: House
  normal: Behaviour
}

/** What a person can: a mode that is offered, and yes to the question before Barge in. */
function choose(workspace: House['workspace'], mode: Mode): void {
  if (workspace.openId !== null && workspace.canSwitchTo(mode)) void workspace.switchMode(workspace.openId, mode, true)
}

async function play(action: Action, chats: readonly ChatId[], { demo, house, normal }: Stage): Promise<void> {
  const { workspace, port, desk } = house
  const { composer, openId } = workspace
  switch (action.do) {
    case 'press':
      house.press(action.command)
      break
    case 'choose':
      choose(workspace, action.mode)
      break
    case 'demand':
      if (openId !== null) void port.switchMode({ chatId: openId, mode: action.mode })
      break
    case 'type':
      // Only what a person could: there is a place to write, and its label says for whom.
      if (composer?.open === true) composer.text += `${marks[composer.audience]} ${action.words}`
      break
    case 'phrase':
      composer?.coach(`${marks.agents} a phrase`)
      break
    case 'quote': {
      const line = workspace.transcript?.entries.at(-1 - action.back)
      if (line !== undefined && composer?.open === true) composer.quote(line)
      break
    }
    case 'address':
      composer?.address(action.audience)
      break
    case 'send':
      for (let time = 0; time < action.times; time += 1) void composer?.send()
      void composer?.answer(false)
      break
    case 'open':
      for (const id of chats.slice(action.place, action.place + 1)) await workspace.open(id)
      break
    case 'fault':
      Object.assign(demo.behaviour, action.fault)
      break
    case 'mend':
      Object.assign(demo.behaviour, normal)
      break
    case 'converse':
      choose(workspace, 'BargeIn')
      await new Promise((resolve) => setTimeout(resolve, 60))
      composer?.address(action.audience)
      if (composer?.open === true) composer.text += `${marks[composer.audience]} we can`
      void composer?.send()
      break
    case 'disconnect':
      demo.disconnect()
      break
    case 'move':
      if (openId !== null && chats.includes(openId)) demo.centre.switchMode(openId, action.mode)
      break
    case 'reload':
      void desk.reload()
      break
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, action.ms))
  }
}

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 5))
}

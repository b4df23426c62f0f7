import fc from 'fast-check'
import type { ChatId, HotkeyCommand } from '../../preload/contract/index.ts'
import { HotkeyCommand as Command, Mode, SendAudience } from '../../preload/contract/index.ts'
import type { Behaviour, Demo } from '../../main/demo/index.ts'
import type { Harness } from './harness.ts'
import type { Law } from './law.ts'

/** Each text says for whom the window said it was when it was typed. */
export const marks = { agents: '[agents only]', everyone: '[everyone]' } as const satisfies Record<SendAudience, string>

type Fault = Partial<Behaviour>

/** What befalls a chat without anybody’s having asked for it here. */
type Incident =
  | 'notice'
  | 'noticeToAgents'
  | 'address'
  | 'addressToAgents'
  | 'userData'
  | 'listWithoutSupervisor'
  | 'listNobody'
  | 'removeSupervisor'
  | 'bringSupervisorBack'
  | 'customerLeaves'
  | 'mask'
  | 'widen'

export type Action =
  | { do: 'press'; command: HotkeyCommand }
  /** The focus moves between a press and its effect. */
  | { do: 'press and turn'; command: HotkeyCommand; place: number }
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
  | { do: 'notice'; audience: SendAudience }
  | { do: 'push' }
  | { do: 'user data'; value: string }
  | { do: 'open'; place: number }
  | { do: 'fault'; fault: Fault }
  | { do: 'mend' }
  /** What a supervisor does who means it: barges in, waits for it, turns to somebody and writes. */
  | { do: 'converse'; audience: SendAudience }
  | { do: 'disconnect' }
  /** Somebody else, or the server, moves the supervisor to another mode. */
  | { do: 'move'; mode: Mode }
  | { do: 'befall'; incident: Incident; place: number }
  | { do: 'reload' }
  | { do: 'wait'; ms: number }

const mode = fc.constantFrom(...Mode.options)
const audience = fc.constantFrom(...SendAudience.options)
const command = fc.constantFrom(...Command.options)
const place = fc.nat(1)
const just = <K extends Action['do']>(name: K) => fc.constant(name)

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
const incident = fc.constantFrom<Incident>(
  'notice',
  'noticeToAgents',
  'address',
  'addressToAgents',
  'userData',
  'listWithoutSupervisor',
  'listNobody',
  'removeSupervisor',
  'bringSupervisorBack',
  'customerLeaves',
  'mask',
  'widen',
)

export const action: fc.Arbitrary<Action> = fc.oneof(
  weighted(4, fc.record({ do: just('press'), command })),
  weighted(3, fc.record({ do: just('press and turn'), command, place })),
  weighted(4, fc.record({ do: just('choose'), mode })),
  weighted(1, fc.record({ do: just('demand'), mode })),
  weighted(5, fc.record({ do: just('type'), words: fc.constantFrom('offer it', '> quoted\n', '  ') })),
  weighted(3, fc.record({ do: just('address'), audience })),
  weighted(2, fc.record({ do: just('phrase') })),
  weighted(2, fc.record({ do: just('quote'), back: fc.nat(3) })),
  weighted(6, fc.record({ do: just('send'), times: fc.integer({ min: 1, max: 2 }) })),
  weighted(2, fc.record({ do: just('notice'), audience })),
  weighted(1, fc.record({ do: just('push') })),
  weighted(1, fc.record({ do: just('user data'), value: fc.constantFrom('Gold', 'Silver') })),
  weighted(1, fc.record({ do: just('open'), place })),
  weighted(1, fc.record({ do: just('fault'), fault })),
  weighted(2, fc.record({ do: just('mend') })),
  weighted(5, fc.record({ do: just('converse'), audience })),
  weighted(1, fc.record({ do: just('disconnect') })),
  weighted(2, fc.record({ do: just('move'), mode })),
  weighted(4, fc.record({ do: just('befall'), incident, place })),
  weighted(1, fc.record({ do: just('reload') })),
  weighted(5, fc.record({ do: just('wait'), ms: fc.constantFrom(0, 5, 30, 80) })),
)

function weighted(weight: number, arbitrary: fc.Arbitrary<Action>): fc.WeightedArbitrary<Action> {
  return { weight, arbitrary }
}

export interface Stage {
  demo: Demo
  harness: Harness
  normal: Behaviour
  law: Law
}

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Plays one action on the open chat, or on one of `chats`. */
export async function play(each: Action, chats: readonly ChatId[], stage: Stage): Promise<void> {
  const { demo, harness, normal, law } = stage
  const { workspace, port, desk } = harness
  const { composer, openId } = workspace
  switch (each.do) {
    case 'press':
      press(each.command, harness.focused, stage)
      break
    case 'press and turn': {
      const { focused } = harness
      const to = chats[each.place]
      if (to !== undefined) await workspace.open(to)
      press(each.command, focused, stage)
      break
    }
    case 'choose':
      choose(each.mode, stage)
      break
    case 'demand':
      if (openId === null) break
      if (each.mode !== 'BargeIn' || desk.chat(openId)?.mode.known === 'BargeIn') law.wanted(openId, each.mode)
      void port.switchMode({ chatId: openId, mode: each.mode })
      break
    case 'type':
      // Only what a person could: there is a place to write, and its label says for whom.
      if (composer?.open === true) composer.text += `${marks[composer.audience]} ${each.words}`
      break
    case 'phrase':
      composer?.coach(`${marks.agents} a phrase`)
      break
    case 'quote': {
      const line = workspace.transcript?.entries.at(-1 - each.back)
      if (line !== undefined && composer?.open === true) composer.quote(line)
      break
    }
    case 'address':
      composer?.address(each.audience)
      break
    case 'send':
      for (let time = 0; time < each.times; time += 1) void composer?.send()
      void composer?.answer(false)
      break
    case 'notice': {
      const kind = each.audience === 'agents' ? 'noticeToAgents' : 'noticeToEveryone'
      if (openId !== null)
        void port.operate({ chatId: openId, operation: { kind, text: `${marks[each.audience]} look` } })
      break
    }
    case 'push':
      if (openId !== null)
        void port.operate({ chatId: openId, operation: { kind: 'pushUrl', url: 'https://example.com/everyone' } })
      break
    case 'user data':
      if (openId !== null)
        void port.operate({ chatId: openId, operation: { kind: 'changeUserData', key: 'Segment', value: each.value } })
      break
    case 'open':
      for (const id of chats.slice(each.place, each.place + 1)) await workspace.open(id)
      break
    case 'fault':
      Object.assign(demo.behaviour, each.fault)
      break
    case 'mend':
      Object.assign(demo.behaviour, normal)
      break
    case 'converse':
      choose('BargeIn', stage)
      // A person waits for it, and not for ever.
      for (let waited = 0; waited < 200 && openId !== null && !sees(harness, openId, each.audience); waited += 10)
        await pass(10)
      composer?.address(each.audience)
      if (composer?.open === true) composer.text += `${marks[composer.audience]} we can`
      void composer?.send()
      break
    case 'disconnect':
      demo.disconnect()
      break
    case 'move':
      if (openId !== null && isIn(demo, openId, chats)) demo.centre.switchMode(openId, each.mode)
      break
    case 'befall': {
      const id = chats[each.place]
      if (id !== undefined) befall(each.incident, id, stage)
      break
    }
    case 'reload':
      void desk.reload()
      break
    case 'wait':
      await pass(each.ms)
  }
}

const sees = ({ desk }: Harness, id: ChatId, audience: SendAudience): boolean =>
  desk.chat(id)?.sendable.includes(audience) === true

const isIn = (demo: Demo, id: ChatId, chats: readonly ChatId[]): boolean =>
  chats.includes(id) && (demo.centre.chat(id).supervision?.participantId ?? null) !== null

/** A hotkey is about the chat that was focused when it was pressed. */
function press(command: HotkeyCommand, aim: ChatId | null, { harness, law }: Stage): void {
  if (aim !== null) law.pressed(aim, command)
  harness.press(command, aim)
}

/** What a person can: a mode that is offered, and yes to the question before Barge in. */
function choose(mode: Mode, { harness: { workspace }, law }: Stage): void {
  const { openId } = workspace
  if (openId === null || !workspace.canSwitchTo(mode)) return
  law.wanted(openId, mode)
  void workspace.switchMode(openId, mode, true)
}

function befall(incident: Incident, id: ChatId, { demo: { centre }, law }: Stage): void {
  const { incidents } = centre
  const chat = centre.chat(id)
  const isThere = (chat.supervision?.participantId ?? null) !== null
  const last = chat.lines.findLast(({ text }) => text !== undefined)
  switch (incident) {
    case 'notice':
      incidents.notice(id, 'The queue has moved')
      break
    case 'noticeToAgents':
      incidents.notice(id, `${marks.agents} a notice of the server`, 'Agents')
      break
    case 'address':
      incidents.pushUrl(id, 'https://example.com/help')
      break
    case 'addressToAgents':
      incidents.pushUrl(id, 'https://example.com/?[agents%20only]', 'Agents')
      break
    case 'userData':
      centre.changeUserData(id, { Segment: `of ${chat.lines.length}` })
      break
    case 'listWithoutSupervisor':
      incidents.listWithoutSupervisor(id)
      break
    case 'listNobody':
      incidents.listNobody(id)
      break
    case 'removeSupervisor':
      incidents.removeSupervisor(id)
      break
    case 'bringSupervisorBack':
      if (!isThere) centre.join(id, 'Coach')
      break
    case 'customerLeaves':
      incidents.customerLeaves(id)
      break
    case 'mask':
      if (last !== undefined) incidents.sayAgain(id, last.index, { text: '***' })
      break
    case 'widen':
      if (last === undefined || last.visibility !== 'Agents') break
      law.widened(last.text ?? '')
      incidents.sayAgain(id, last.index, { visibility: 'All' })
  }
}

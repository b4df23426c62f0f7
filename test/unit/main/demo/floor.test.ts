import { expect, test } from 'vitest'
import { normalBehaviour } from '../../../../main/demo/behaviour.ts'
import { Centre } from '../../../../main/demo/centre.ts'
import type { Chat, Line } from '../../../../main/demo/chat.ts'
import { Floor } from '../../../../main/demo/floor.ts'
import type { ScenarioName } from '../../../../main/demo/scenarios/index.ts'
import { conversations, scenarios } from '../../../../main/demo/scenarios/index.ts'

const noon = Date.UTC(2026, 10, 22, 12)

/** A floor whose time goes only as far as a test lets it. */
function openFloor(name: ScenarioName, seed = 1, agents: number = scenarios[name].agents) {
  let floor: Floor | null = null
  const now = () => noon + (floor?.schedule.now ?? 0)
  const centre = new Centre({ seed, agents, userName: 'supervisor', now })
  const heard: string[] = []
  centre.onNews((news) => {
    if (news.kind !== 'lines') return
    for (const line of news.lines) heard.push(`${line.at - noon} ${news.chat.id} ${line.type} ${line.text ?? ''}`)
  })
  floor = new Floor(centre, scenarios[name], seed, normalBehaviour())
  floor.open()
  const { schedule } = floor
  const pass = (seconds: number) => schedule.advanceTo(schedule.now + seconds * 1_000)
  const inMode = (mode: string): Chat => {
    const chat = centre.supervised.find(({ supervision }) => supervision?.mode === mode)
    if (chat === undefined) throw new Error(`no chat in ${mode}`)
    return chat
  }
  return { centre, heard, pass, inMode }
}

const texts = (lines: readonly Line[], visibility: string) =>
  lines.flatMap((line) => (line.visibility === visibility ? (line.text ?? []) : []))

test('the same seed tells the same story, another one another', () => {
  const story = (seed: number) => {
    const { heard, pass } = openFloor('calm', seed)
    pass(600)
    return heard
  }
  const first = story(7)
  expect(first.length).toBeGreaterThan(500)
  expect(story(7)).toEqual(first)
  expect(story(8)).not.toEqual(first)
})

test('a calm day begins with ten supervised chats that have a past, most monitored, one coached, one barged into', () => {
  const { centre } = openFloor('calm')
  const modes = centre.supervised.map(({ supervision }) => supervision?.mode).sort()
  expect(modes).toEqual(['BargeIn', 'Coach', ...Array.from({ length: 8 }, () => 'Monitor')])
  for (const { lines, parties } of centre.supervised) {
    expect(parties.filter(({ kind }) => kind === 'External')).toHaveLength(1)
    expect(lines.find(({ type }) => type === 'Text')?.from?.kind, 'the routing workflow speaks first').toBe('External')
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => a - b))
    expect(lines.every(({ at }) => at <= noon)).toBe(true)
  }
})

test('something happens on a calm floor every second or two, and within the first three', () => {
  const { heard, pass } = openFloor('calm')
  const before = heard.length
  pass(3)
  expect(heard.length).toBeGreaterThan(before)
  pass(117)
  expect(heard.length - before).toBeGreaterThan(60)
  expect(heard.length - before).toBeLessThan(400)
})

test('chats end and new ones begin, so that the floor never empties', () => {
  const { centre, pass } = openFloor('calm')
  pass(3_600)
  expect(centre.chats.filter(({ ended }) => ended).length).toBeGreaterThan(40)
  expect(centre.supervised.length).toBeGreaterThan(5)
})

test('busy has at least as many chats as agents, however many there are', () => {
  const { centre } = openFloor('busy', 1, 60)
  expect(centre.agents).toHaveLength(60)
  expect(new Set(centre.agents.map(({ userName }) => userName)).size).toBe(60)
  expect(centre.supervised.length).toBeGreaterThanOrEqual(60)
})

test('in quiet nobody says a word', () => {
  const { heard, pass } = openFloor('quiet')
  const before = heard.length
  pass(3_600)
  expect(heard.length).toBe(before)
})

test('a coached agent thanks the supervisor among agents, and then uses the hint with the customer', () => {
  const { centre, pass, inMode } = openFloor('calm')
  const { id, lines } = inMode('Coach')
  const before = lines.length
  centre.supervisorSays(id, 'Please offer a voucher, they waited long enough.', 'Agents')
  pass(14)
  const later = lines.slice(before)
  expect(texts(later, 'Agents')).toHaveLength(2)
  expect(texts(later, 'All')[0]).toContain('credit on your account')
  pass(20)
  expect(centre.customerView(id).join(' ')).not.toContain('voucher')
  expect(later.findIndex((line) => line.from?.kind === 'Customer')).not.toBe(0)
})

test('a customer answers a supervisor who barges in, and the conversation goes on', () => {
  const { centre, pass, inMode } = openFloor('calm')
  const { id, lines } = inMode('BargeIn')
  const before = lines.length
  centre.supervisorSays(id, 'I will take care of this now.', 'All')
  pass(12)
  const answers = lines.slice(before + 1).filter((line) => line.type === 'Text' && line.from?.kind === 'Customer')
  expect(answers.length).toBeGreaterThanOrEqual(1)
  pass(300)
  expect(lines.length).toBeGreaterThan(before + 4)
})

test('nobody is left typing when a chat goes on', () => {
  const { centre, pass } = openFloor('calm')
  for (let round = 0; round < 40; round++) {
    for (const { id } of centre.supervised) centre.supervisorSays(id, 'Be kind.', 'Agents')
    pass(3)
  }
  for (const { lines } of centre.chats) {
    const typing = new Set<string>()
    for (const { type, from } of lines) {
      const who = from?.participantId ?? ''
      if (type === 'TypingStarted') expect(typing.has(who)).toBe(false)
      if (type === 'TypingStarted') typing.add(who)
      if (type === 'TypingStopped') typing.delete(who)
      if (type === 'Text') expect(typing.has(who)).toBe(false)
    }
  }
})

test('every conversation is begun by the customer and leaves no field unfilled', () => {
  for (const { lines } of conversations) expect(lines[0]?.[0]).toBe('c')
  const { centre, pass } = openFloor('busy')
  pass(1_200)
  const spoken = centre.chats.flatMap(({ lines, userData }) => [
    ...lines.flatMap(({ text }) => text ?? []),
    ...Object.values(userData),
  ])
  expect(spoken.filter((text) => /[{}]/.test(text))).toEqual([])
})

test('some agents of a live floor are watched by nobody, and so are the chats that come to them later', () => {
  const { centre, pass } = openFloor('calm')
  const others = centre.agents.filter(({ id }) => !centre.watches.has(id))
  expect(others).toHaveLength(4)
  const theirs = () => others.flatMap(({ id }) => centre.running(id))
  expect(theirs()).toHaveLength(4)
  pass(1_800)
  expect(theirs().length).toBeGreaterThan(0)
  expect(
    centre.chats
      .filter(({ agentId }) => others.some(({ id }) => id === agentId))
      .every((chat) => chat.supervision === null),
  ).toBe(true)
  centre.endSession()
  centre.startSession()
  expect(theirs().every(({ supervision }) => supervision === null)).toBe(true)
  expect(centre.supervised.length).toBeGreaterThan(0)
})

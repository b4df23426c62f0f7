import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserId, type AgentTarget, type Chat, type Pending } from '../../../../preload/contract/index.ts'
import { Replica } from '../../../../renderer/state/replica.svelte.ts'
import { OperationsState } from '../../../../renderer/state/operations.svelte.ts'
import { standingWord } from '../../../../renderer/state/participant.ts'
import { pendingWords } from '../../../../renderer/state/pending.ts'
import { operationQuestion, removeQuestion } from '../../../../renderer/state/questions.ts'
import { TargetChoice } from '../../../../renderer/state/target-choice.svelte.ts'
import { FakePort, settle } from './fake-port.ts'
import { agent, chat, customer, participant, snapshot, supervisor } from './fixtures.ts'

const target = (name: string): AgentTarget => ({ kind: 'agent', userId: v.parse(UserId, name), name })
const mara = target('Mara Vogt')

async function operationsOn(...chats: Chat[]): Promise<{ port: FakePort; operations: OperationsState }> {
  const port = new FakePort()
  port.succeed('snapshot', snapshot(chats))
  const desk = new Replica(port.port)
  await desk.reload()
  return { port, operations: new OperationsState(port.port, desk) }
}

describe('operations of a view', () => {
  it('answer why they failed, and tell it where there is no window for it', async () => {
    const one = chat('a', 'Coach')
    const { port, operations } = await operationsOn(one)
    port.fail('operate', 'The server forbids this.')
    expect(await operations.run(one, { kind: 'deleteUserData', key: 'x' })).toBe('The server forbids this.')
    expect(operations.said).toBeNull()
    await operations.runAndTell(one, { kind: 'setInFocus', inFocus: true }, 'Told.')
    expect(operations.said).toEqual({ chatId: 'a', text: 'The server forbids this.', problem: true })
    port.succeed('operate', undefined)
    await operations.runAndTell(one, { kind: 'setInFocus', inFocus: true }, 'Told.')
    expect(operations.said).toMatchObject({ text: 'Told.', problem: false })
  })

  it('offer dispositions again that were taken, newest first, before those in user data', async () => {
    const one = chat('a', 'Coach', { userData: { DispositionCode: 'Escalated', Segment: 'Gold' } })
    const { port, operations } = await operationsOn(one)
    expect(operations.codes).toEqual(['Escalated'])
    await operations.run(one, { kind: 'setDisposition', code: 'Solved' })
    await operations.run(one, { kind: 'setDisposition', code: 'Called back' })
    port.fail('operate', 'No.')
    await operations.run(one, { kind: 'setDisposition', code: 'Refused' })
    expect(operations.codes).toEqual(['Called back', 'Solved', 'Escalated'])
  })

  it('know the agents of all chats, those of this one first, and never oneself', async () => {
    const here = chat('a', 'Coach', { participants: [customer, agent, supervisor('Coach')] })
    const there = chat('b', 'Coach', {
      participants: [customer, participant('Ann Berger', 'agent'), supervisor('Coach')],
    })
    const { operations } = await operationsOn(here, there)
    expect(operations.known(here).map(({ name }) => name)).toEqual(['Bo Lindqvist', 'Ann Berger'])
  })
})

describe('whom to call', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const choiceOf = (search: (query: string) => Promise<AgentTarget[]> = () => Promise.resolve([])) =>
    new TargetChoice({ known: [target('Ann Berger'), mara], excluded: new Set(['Ed Novak']), search })
  const names = (choice: TargetChoice) => choice.options.map(({ name }) => name)

  it('is found among those at hand, and on the server once typing pauses', async () => {
    const asked: string[] = []
    const choice = choiceOf((query) => {
      asked.push(query)
      return Promise.resolve([target('Marc Roy'), target('Ed Novak')])
    })
    expect(names(choice)).toEqual(['Ann Berger', 'Mara Vogt'])
    choice.query = 'ma'
    choice.query = 'mar'
    await vi.advanceTimersByTimeAsync(250)
    expect(asked).toEqual(['mar'])
    expect(names(choice)).toEqual(['Mara Vogt', 'Marc Roy', 'mar'])
  })

  it('is nobody until one is chosen, and typing on takes the choice back', () => {
    const choice = choiceOf()
    expect(choice.target).toBeNull()
    choice.choose('Mara Vogt')
    expect(choice.target).toEqual(mara)
    choice.query = 'm'
    expect(choice.target).toBeNull()
  })

  it('may be a user by id, unless that one is there already', () => {
    const choice = choiceOf()
    choice.query = ' u-17 '
    expect(choice.options).toEqual([{ kind: 'agent', userId: 'u-17', name: 'u-17', typed: true }])
    choice.query = 'Ed Novak'
    expect(choice.options).toEqual([])
  })

  it('does not show what an outdated search has found', async () => {
    let answer: (found: AgentTarget[]) => void = () => undefined
    const choice = choiceOf(() => new Promise((resolve) => (answer = resolve)))
    choice.query = 'mar'
    await vi.advanceTimersByTimeAsync(250)
    choice.query = 'zoe'
    answer([target('Marc Roy')])
    vi.useRealTimers()
    await settle()
    expect(names(choice)).toEqual(['zoe'])
    choice.stop()
  })

  it('may be a queue, by its name', () => {
    const choice = choiceOf()
    choice.kind = 'queue'
    expect(choice.target).toBeNull()
    choice.queue = ' Billing '
    expect(choice.target).toEqual({ kind: 'queue', name: 'Billing' })
  })
})

describe('what is asked before', () => {
  const one = chat('a', 'BargeIn', { participants: [customer, agent] })

  it('names who comes, who goes and who notices', () => {
    expect(operationQuestion({ kind: 'transfer', target: mara }, one)).toMatchObject({
      title: 'Transfer Tom Okafor to Mara Vogt?',
      text: expect.stringContaining('Bo Lindqvist leaves') as string,
      reachesCustomer: true,
    })
    expect(operationQuestion({ kind: 'invite', target: mara }, one)?.text).toBe(
      'Mara Vogt joins Tom Okafor and Bo Lindqvist. Everyone sees them, the customer too.',
    )
    expect(operationQuestion({ kind: 'noticeToEveryone', text: ' We close ' }, one)?.text).toBe(
      'Tom Okafor reads it too: “We close”',
    )
    const queue = { kind: 'queue', name: 'Billing' } as const
    expect(operationQuestion({ kind: 'transfer', target: queue }, { ...one, agent: '' })).toMatchObject({
      title: 'Transfer Tom Okafor to the queue Billing?',
      text: expect.stringMatching(/^The queue Billing takes over, and Tom Okafor sees that\./) as string,
    })
  })

  it('is nothing where the customer does not notice', () => {
    expect(operationQuestion({ kind: 'consult', target: mara }, one)).toBeNull()
    expect(operationQuestion({ kind: 'noticeToAgents', text: 'We close' }, one)).toBeNull()
  })

  it('says when the customer is left alone, and when the customer does not notice', () => {
    expect(removeQuestion(one, agent).text).toContain('left without anyone to talk to')
    const coach = participant('Gitte Holm', 'agent', 'agents')
    expect(removeQuestion(one, coach)).toMatchObject({ reachesCustomer: false })
    expect(standingWord(coach, false)).toBe('coaching or consulted')
    expect(standingWord(participant('Dana', 'agent', 'supervisors'), false)).toBe('also watching')
    expect(standingWord({ ...coach, role: 'supervisor' }, false)).toBe('coaching')
    expect(standingWord({ ...coach, role: 'bot' }, false)).toBe('bot')
    expect(standingWord({ ...agent, role: 'supervisor' }, false)).toBe('supervisor')
    expect(standingWord(participant('system', 'workflow'), false)).toBe('workflow')
    expect(standingWord(participant('Chat', 'system'), false)).toBe('system')
  })
})

describe('what came of it', () => {
  const words = (subject: Pending['subject'], state: Pending['state']) => pendingWords({ id: 1, subject, state })

  it.each<[Pending['subject'], Pending['state'], string, string]>([
    [{ kind: 'consult', target: mara }, { kind: 'requested' }, 'Consult Mara Vogt', 'requested…'],
    [{ kind: 'invite', target: mara }, { kind: 'done' }, 'Invite Mara Vogt', 'joined, seen by everyone'],
    [
      { kind: 'transfer', target: { kind: 'queue', name: 'Q' } },
      { kind: 'done' },
      'Transfer to the queue Q',
      'taken over',
    ],
    [{ kind: 'remove', target: mara }, { kind: 'refused', reason: 'No.' }, 'Remove Mara Vogt', 'refused: No.'],
    [{ kind: 'userData', key: 'A', value: null }, { kind: 'requested' }, 'Delete A', 'requested…'],
    [{ kind: 'userData', key: 'A', value: '1' }, { kind: 'done' }, 'A = 1', 'confirmed'],
    [{ kind: 'other' }, { kind: 'refused', reason: 'Lost.' }, 'The server reported an error', 'Lost.'],
  ])('of %j that is %j is said as “%s”: “%s”', (subject, state, what, stands) => {
    expect(words(subject, state)).toMatchObject({ what, stands })
  })

  it('is never said to be done where nothing was heard', () => {
    expect(words({ kind: 'disposition', code: 'Solved' }, { kind: 'noAnswer' })).toMatchObject({
      stands: expect.stringContaining('no answer') as string,
      tone: 'problem',
    })
  })
})

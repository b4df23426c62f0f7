import { describe, expect, it } from 'vitest'
import { channels, failure, requests, success, type RequestName } from '../../../../preload/contract/index.ts'
import { answerRequests, type Handlers } from '../../../../main/app/ipc.ts'

const notAsked = () => failure('notAsked', 'not asked in this test')
/** Every request of the contract, whichever features there are. */
const unasked = Object.fromEntries(Object.keys(requests).map((name) => [name, notAsked])) as unknown as Handlers

function ask(more: Partial<Handlers> = {}, trusted = true) {
  const faults: unknown[] = []
  const handlers: Handlers = { ...unasked, ...more }
  let listener: (event: string, name: unknown, input: unknown) => Promise<unknown> = () =>
    Promise.reject(new Error('nothing listens'))
  answerRequests<string>(
    {
      handle: (channel, heard) => {
        expect(channel).toBe(channels.request)
        listener = heard
      },
    },
    handlers,
    () => trusted,
    (_name, error) => faults.push(error),
  )
  return { faults, ask: (name: unknown, input?: unknown) => listener('event', name, input) }
}

describe('requests of the renderer', () => {
  it('reach their handler with what the schema has read', async () => {
    const sent: unknown[] = []
    const { ask: request } = ask({
      send: (input) => {
        sent.push(input)
        return success(undefined)
      },
    })
    expect(await request('send', { chatId: 'c', audience: 'agents', text: 'Hi', smuggled: true })).toEqual({
      ok: true,
      value: undefined,
    })
    expect(sent).toEqual([{ chatId: 'c', audience: 'agents', text: 'Hi' }])
  })

  it('that are a message of no or too much text are told so', async () => {
    const send = (text: string) => ask().ask('send', { chatId: 'c', audience: 'agents', text })
    expect(await send('  \n')).toMatchObject({ ok: false, error: { message: 'The message is empty.' } })
    expect(await send('x'.repeat(4001))).toMatchObject({ ok: false, error: { message: 'The message is too long.' } })
  })

  it.each<[RequestName, unknown]>([
    ['send', { chatId: 'c', audience: 'customers', text: 'Hi' }],
    ['openChat', { chatId: '' }],
    ['switchMode', { chatId: 'c', mode: 'Transfer' }],
    ['snapshot', { surprise: true }],
    ['signIn', null],
  ])('that do not fit are answered with an error: %s %j', async (name, input) => {
    expect(await ask().ask(name, input)).toMatchObject({ ok: false, error: { code: 'badInput' } })
  })

  it('from any other sender are not looked at', async () => {
    expect(await ask({ signOut: () => success(undefined) }, false).ask('signOut')).toMatchObject({
      ok: false,
      error: { code: 'untrusted' },
    })
  })

  it('of a name that the contract lacks are refused, inherited names too', async () => {
    for (const name of ['format', 'toString', '__proto__', 7, undefined]) {
      expect(await ask().ask(name)).toMatchObject({ ok: false, error: { code: 'unknownRequest' } })
    }
  })

  it('never throw: a fault is logged and answered', async () => {
    const broken = ask({
      leave: () => {
        throw new Error('boom')
      },
    })
    expect(await broken.ask('leave', { chatId: 'c' })).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(broken.faults).toHaveLength(1)
  })
})

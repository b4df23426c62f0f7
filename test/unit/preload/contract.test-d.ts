import { describe, expectTypeOf, it } from 'vitest'
import type { ChatId, Me, Mode, Output, Port, Result, SendAudience, Snapshot } from '../../../preload/contract/index.ts'
import type { Handlers } from '../../../main/app/ipc.ts'

describe('the contract', () => {
  it('does not compile when a request has no handler', () => {
    expectTypeOf<Omit<Handlers, 'leave'>>().not.toExtend<Handlers>()
    expectTypeOf<Handlers>().toExtend<Handlers>()
  })

  it('does not compile when a handler answers something else', () => {
    expectTypeOf<Handlers & { signIn: () => Result<string> }>().not.toEqualTypeOf<Handlers>()
    expectTypeOf<() => Result<string>>().not.toExtend<Handlers['signIn']>()
    expectTypeOf<() => Result<Me>>().toExtend<Handlers['signIn']>()
  })

  it('infers what is asked and answered from the schemas', () => {
    expectTypeOf<Port['switchMode']>().parameter(0).toEqualTypeOf<{ chatId: ChatId; mode: Mode; confirmed?: boolean }>()
    expectTypeOf<Port['send']>()
      .parameter(0)
      .toEqualTypeOf<{ chatId: ChatId; audience: SendAudience; knowingly?: boolean; text: string }>()
    expectTypeOf<Port['snapshot']>().returns.resolves.toEqualTypeOf<Result<Snapshot>>()
    expectTypeOf<Output<'signIn'>>().toEqualTypeOf<Me>()
  })

  it('keeps identifiers apart from plain text', () => {
    expectTypeOf<string>().not.toExtend<ChatId>()
  })
})

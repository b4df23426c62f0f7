import type { MessageBoxOptions } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { QuitQuestion } from '../../../../main/desktop/quit-question.ts'

const STAY = 0
const QUIT = 1
type Answer = { response: number; checkboxChecked: boolean }

let wanted: boolean
let stake: { chats: number; texts: number }
let asked: MessageBoxOptions[]
let answer: PromiseWithResolvers<Answer>
let quits: number
let question: QuitQuestion

beforeEach(() => {
  wanted = true
  stake = { chats: 3, texts: 1 }
  asked = []
  answer = Promise.withResolvers()
  quits = 0
  question = new QuitQuestion({
    wanted: () => wanted,
    neverAgain: () => void (wanted = false),
    stake: () => stake,
    ask(words) {
      asked.push(words)
      return answer.promise
    },
    quit: () => void (quits += 1),
  })
})

async function answered(response: number, checkboxChecked = false): Promise<void> {
  answer.resolve({ response, checkboxChecked })
  await vi.waitFor(() => answer.promise)
}

describe('a person who quits', () => {
  test('is told what that costs, once, and stays by the cautious answer', async () => {
    expect(question.mayQuit()).toBe(false)
    expect(question.mayQuit()).toBe(false)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      message: 'Quit Sideline?',
      detail: 'You leave the 3 chats that you are in. The text that you have not sent is lost.',
      buttons: ['Stay', 'Quit'],
      defaultId: STAY,
      cancelId: STAY,
      checkboxLabel: 'Do not ask again',
    })
    await answered(STAY, true)
    expect(quits).toBe(0)
    expect(wanted).toBe(true)
    expect(question.mayQuit()).toBe(false)
    expect(asked).toHaveLength(2)
  })

  test.each([
    [{ chats: 1, texts: 0 }, 'You leave the chat that you are in.'],
    [{ chats: 0, texts: 2 }, 'The texts that you have not sent in 2 chats are lost.'],
  ])('is told no more than there is: %o', (cost, detail) => {
    stake = cost
    expect(question.mayQuit()).toBe(false)
    expect(asked[0]?.detail).toBe(detail)
  })

  test('quits by the answer, and is not asked again if that was the wish', async () => {
    question.mayQuit()
    await answered(QUIT, true)
    expect(quits).toBe(1)
    expect(wanted).toBe(false)
    expect(question.mayQuit()).toBe(true)
  })

  test('is not asked where nothing is lost, or nobody wants to be asked', () => {
    stake = { chats: 0, texts: 0 }
    expect(question.mayQuit()).toBe(true)
    stake = { chats: 3, texts: 0 }
    wanted = false
    expect(question.mayQuit()).toBe(true)
    expect(asked).toEqual([])
  })

  test('can quit where the question cannot be shown', async () => {
    question.mayQuit()
    answer.reject(new Error('no display'))
    await vi.waitFor(() => expect(quits).toBe(1))
  })
})

describe('an end that nobody is asked about', () => {
  test('takes the open question away, whatever it would be answered', async () => {
    question.mayQuit()
    expect(asked[0]?.signal?.aborted).toBe(false)
    question.end()
    expect(asked[0]?.signal?.aborted).toBe(true)
    await answered(QUIT, true)
    expect(quits).toBe(0)
    expect(wanted).toBe(true)
  })

  test('lets the windows close', () => {
    question.end()
    expect(question.mayQuit()).toBe(true)
    expect(asked).toEqual([])
  })
})

import * as m from '#messages'
import {
  customerName,
  shownName,
  type Chat,
  type OperationInput,
  type Participant,
} from '../../preload/contract/index.ts'

export interface Question {
  title: string
  text: string
  /** The button that goes on. */
  answer: string
  /** Whether the customer notices, which colours that button. */
  reachesCustomer: boolean
}

/** What is asked before an operation goes out; null: the customer does not notice it, so it is not asked about. */
export function operationQuestion(operation: OperationInput, chat: Chat): Question | null {
  if (!isAskedAbout(operation)) return null
  const words = {
    ...partiesOf(chat),
    operation: operation.kind,
    to: 'target' in operation ? operation.target.kind : 'everyone',
    what: whatOf(operation),
  }
  return {
    title: m.operations.question(words),
    text: m.operations.consequence(words),
    answer: m.operations.answer(words),
    reachesCustomer: true,
  }
}

interface Parties {
  customer: string
  agent: string
  hasAgent: 'yes' | 'no'
}

/** Who is in a chat, for a sentence about it. */
export const partiesOf = (chat: Chat): Parties => ({
  customer: customerName(chat),
  agent: shownName(chat.agent),
  hasAgent: chat.agent === '' ? 'no' : 'yes',
})

export function removeQuestion(chat: Chat, { nickname, audience }: Participant): Question {
  const words = { name: shownName(nickname), customer: customerName(chat) }
  const talking = chat.participants.filter((one) => one.kind === 'agent' && one.audience === 'everyone')
  const hidden = audience !== 'everyone'
  const last = !hidden && talking.length === 1 ? ` ${m.operations.removeLast(words)}` : ''
  return {
    title: m.operations.removeQuestion(words),
    text: hidden ? m.operations.removeHidden(words) : `${m.operations.removeSeen(words)}${last}`,
    answer: m.operations.name({ operation: 'remove' }),
    reachesCustomer: !hidden,
  }
}

/** All that the customer notices but `remove`, which asks by whom it is. */
const askedAbout = ['invite', 'transfer', 'noticeToEveryone', 'pushUrl'] as const
type AskedAbout = Extract<OperationInput, { kind: (typeof askedAbout)[number] }>

const isAskedAbout = (operation: OperationInput): operation is AskedAbout =>
  askedAbout.some((kind) => kind === operation.kind)

/** Who is called, or what is sent. */
function whatOf(operation: AskedAbout): string {
  if ('target' in operation) return shownName(operation.target.name)
  return ('url' in operation ? operation.url : operation.text).trim()
}

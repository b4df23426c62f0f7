import {
  customerName,
  shownName,
  type AgentTarget,
  type Chat,
  type Participant,
  type Pending,
  type Subject,
  type Target,
} from '../../preload/contract/index.ts'

/** What somebody is asked to do. */
export type Call = 'consult' | 'invite' | 'transfer'

export const callWords: Record<Call, { title: string; button: string }> = {
  consult: { title: 'Consult another agent', button: 'Consult' },
  invite: { title: 'Invite into the conversation', button: 'Invite' },
  transfer: { title: 'Transfer the chat', button: 'Transfer' },
}

/** What will happen, and who will notice, before anybody is chosen. */
export function callHint(call: Call, chat: Chat): string {
  const customer = customerName(chat)
  switch (call) {
    case 'consult':
      return `Somebody else comes to help. Only agents and supervisors see them; ${customer} does not.`
    case 'invite':
      return `Somebody else joins the conversation. Everyone sees them, ${customer} too.`
    case 'transfer':
      return `Somebody else takes ${customer} over from ${shownName(chat.agent) || 'the agent'}.`
  }
}

export interface Question {
  title: string
  text: string
  /** The button that goes on. */
  answer: string
  /** Whether the customer notices, which colours that button. */
  reachesCustomer: boolean
}

export function callQuestion(call: Call, chat: Chat, target: Target): Question {
  const customer = customerName(chat)
  const name = targetName(target)
  const { button: answer } = callWords[call]
  switch (call) {
    case 'consult':
      return { title: `Consult ${name}?`, text: callHint(call, chat), answer, reachesCustomer: false }
    case 'invite': {
      const others = chat.agent === '' ? customer : `${customer} and ${shownName(chat.agent)}`
      const text = `${name} joins ${others}. Everyone sees them, the customer too.`
      return { title: `Invite ${name} into the conversation?`, text, answer, reachesCustomer: true }
    }
    case 'transfer': {
      const leaves = chat.agent === '' ? '' : `${shownName(chat.agent)} leaves the conversation. `
      const text = `${leaves}${name} takes over, and ${customer} sees that. It may be that you are no longer in the chat afterwards.`
      return { title: `Transfer ${customer} to ${name}?`, text, answer, reachesCustomer: true }
    }
  }
}

export function removeQuestion(chat: Chat, { nickname, audience }: Participant): Question {
  const name = shownName(nickname)
  const customer = customerName(chat)
  const talking = chat.participants.filter((one) => one.kind === 'agent' && one.audience === 'everyone')
  const hidden = audience !== 'everyone'
  const alone = !hidden && talking.length === 1 ? ` ${customer} is then left without anyone to talk to.` : ''
  return {
    title: `Remove ${name} from this chat?`,
    text: hidden
      ? `${name} no longer sees its lines. ${customer} does not notice.`
      : `${name} no longer takes part, and ${customer} sees that.${alone}`,
    answer: 'Remove',
    reachesCustomer: !hidden,
  }
}

export function pushQuestion(chat: Chat, url: string): Question {
  const customer = customerName(chat)
  return {
    title: `Push this page to ${customer}?`,
    text: `${customer} is sent ${url}, and it may open in their browser at once.`,
    answer: 'Push to everyone',
    reachesCustomer: true,
  }
}

export function noticeQuestion(chat: Chat, text: string): Question {
  return {
    title: `Send this notice to everyone?`,
    text: `${customerName(chat)} reads it too: “${text.trim()}”`,
    answer: 'Send to everyone',
    reachesCustomer: true,
  }
}

export interface PendingWords {
  what: string
  stands: string
  tone: 'plain' | 'busy' | 'problem'
}

/** What was asked for, and where that stands. */
export function pendingWords({ subject, state }: Pending): PendingWords {
  const what = subjectWords(subject)
  switch (state.kind) {
    case 'requested':
      return { what, stands: 'requested…', tone: 'busy' }
    case 'done':
      return { what, stands: doneWords(subject), tone: 'plain' }
    case 'refused':
      return subject.kind === 'other'
        ? { what, stands: state.reason, tone: 'problem' }
        : { what, stands: `refused: ${state.reason}`, tone: 'problem' }
    case 'noAnswer':
      return {
        what,
        stands: 'no answer. It may still be done; what shows here is what the server says.',
        tone: 'problem',
      }
  }
}

function subjectWords(subject: Subject): string {
  switch (subject.kind) {
    case 'consult':
      return `Consult ${targetName(subject.target)}`
    case 'invite':
      return `Invite ${targetName(subject.target)}`
    case 'transfer':
      return `Transfer to ${targetName(subject.target)}`
    case 'remove':
      return `Remove ${targetName(subject.target)}`
    case 'userData':
      return subject.value === null
        ? `Delete ${shownName(subject.key)}`
        : `${shownName(subject.key)} = ${shownName(subject.value)}`
    case 'disposition':
      return `Disposition ${shownName(subject.code)}`
    case 'other':
      return 'The server reported an error'
  }
}

function doneWords({ kind }: Subject): string {
  switch (kind) {
    case 'consult':
      return 'joined, seen by agents only'
    case 'invite':
      return 'joined, seen by everyone'
    case 'transfer':
      return 'taken over'
    case 'remove':
      return 'removed'
    case 'userData':
    case 'disposition':
    case 'other':
      return 'confirmed'
  }
}

export const targetName = (target: Target | AgentTarget): string =>
  target.kind === 'queue' ? `the queue ${shownName(target.name)}` : shownName(target.name)

/** The word after a participant's name, which the list of who is in a chat shows. */
export function standingWord({ kind, role, audience }: Participant, you: boolean): string {
  if (kind === 'other') return ''
  if (kind !== 'agent') return kind
  if (role === 'bot') return 'bot'
  const supervisor = role === 'supervisor'
  switch (audience) {
    case 'agents':
      return you ? 'coach' : supervisor ? 'coaching' : 'coaching or consulted'
    case 'supervisors':
      return you ? 'monitor' : 'watching too'
    case 'everyone':
      return you ? 'barged in' : supervisor ? 'supervisor' : 'agent'
    case 'unknown':
      return ''
  }
}

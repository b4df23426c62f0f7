import type { Centre } from './centre.ts'
import type { Chat, Line, Visibility } from './chat.ts'
import type { Random } from './random.ts'
import type { Conversation } from './scenarios/conversation.ts'
import { hintRules, reactions } from './scenarios/reactions.ts'
import type { Schedule } from './schedule.ts'

export interface TalkOptions {
  centre: Centre
  schedule: Schedule
  chat: Chat
  conversation: Conversation
  random: Random
  names: Record<string, string>
  /** How many lines of the conversation are said already. */
  said: number
}

type Speaker = 'customer' | 'agent'

/** One chat's customer and agent: they follow their conversation, and turn from it when a supervisor says something. */
export class Talk {
  readonly #options: TalkOptions
  #said: number
  /** Counts interruptions: what was planned before the last one does not happen any more. */
  #turn = 0
  #typing: { who: Speaker; visibility: Visibility } | null = null
  #greeted = false

  constructor(options: TalkOptions) {
    this.#options = options
    this.#said = options.said
  }

  /** What an agent answers to the supervisor who coaches him. */
  static thanks(conversation: Conversation, random: Random): string {
    return random.pick(reactions[conversation.language].thanks)
  }

  /** Begins to talk; the first to speak starts typing after `delay` ms. */
  begin(delay: number): void {
    this.#next(delay)
  }

  stop(): void {
    this.#turn += 1
    this.#typing = null
  }

  /** The supervisor's lines are what matters here; the own ones are known. */
  hear(line: Line): void {
    const { centre } = this.#options
    if (line.type !== 'Text' || line.text === undefined || line.from?.userId !== centre.supervisor.id) return
    this.#interrupt()
    if (line.visibility === 'Agents') this.#takeHint(line.text)
    else this.#answerSupervisor()
  }

  /** Goes on with the conversation, or ends the chat where it is at its end. */
  #next(delay?: number): void {
    const { centre, chat, conversation, random, names } = this.#options
    const line = conversation.lines[this.#said]
    if (line === undefined) {
      this.#plan(random.int(5_000, 12_000), () => centre.endChat(chat.id))
      return
    }
    const [who, text] = line
    this.#speak(who === 'c' ? 'customer' : 'agent', fill(text, names), delay ?? this.#pause(who), 'All', () => {
      this.#said += 1
      this.#next()
    })
  }

  /** How long someone reads and thinks; now and then a customer has to wait. */
  #pause(who: 'c' | 'a'): number {
    const { random } = this.#options
    if (who === 'c') return random.int(5_000, 17_000)
    return random.chance(0.12) ? random.int(40_000, 95_000) : random.int(4_000, 14_000)
  }

  #takeHint(hint: string): void {
    const { conversation, random, names } = this.#options
    const { relieved } = reactions[conversation.language]
    this.#speak('agent', Talk.thanks(conversation, random), random.int(900, 1_800), 'Agents', () => {
      this.#speak('agent', fill(useOf(hint, conversation, random), names), random.int(1_500, 3_000), 'All', () => {
        this.#speak('customer', random.pick(relieved), random.int(3_000, 7_000), 'All', () => this.#next())
      })
    })
  }

  #answerSupervisor(): void {
    const { conversation, random } = this.#options
    const { greeting, onwards } = reactions[conversation.language]
    const text = random.pick(this.#greeted ? onwards : greeting)
    this.#greeted = true
    this.#speak('customer', text, random.int(1_800, 3_500), 'All', () => this.#next())
  }

  #speak(who: Speaker, text: string, pause: number, visibility: Visibility, then: () => void): void {
    const { centre, chat, random } = this.#options
    this.#plan(pause, () => {
      this.#typing = { who, visibility }
      centre.typing(chat.id, who, true, visibility)
      this.#plan(Math.min(6_000, 900 + text.length * random.int(18, 32)), () => {
        this.#stopTyping()
        if (who === 'agent' && visibility === 'All') centre.agentSays(chat.id, text)
        else centre.say(chat.id, { from: who, text, visibility })
        then()
      })
    })
  }

  #interrupt(): void {
    this.#turn += 1
    this.#stopTyping()
  }

  #stopTyping(): void {
    const { centre, chat } = this.#options
    if (this.#typing === null) return
    centre.typing(chat.id, this.#typing.who, false, this.#typing.visibility)
    this.#typing = null
  }

  #plan(delay: number, run: () => void): void {
    const turn = this.#turn
    this.#options.schedule.after(delay, () => {
      if (turn === this.#turn) run()
    })
  }
}

export function fill(text: string, names: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}

/** How an agent passes a hint on to the customer, in the customer's language. */
function useOf(hint: string, conversation: Conversation, random: Random): string {
  if (conversation.language !== 'English' || hint === conversation.advice) return conversation.hinted
  const rule = hintRules.find(({ match }) => match.test(hint))
  return rule === undefined ? conversation.hinted : random.pick(rule.say)
}

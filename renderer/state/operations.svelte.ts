import type { AgentFacts, AgentTarget, Chat, ChatId, OperationInput, Port } from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { isSelf } from './participant.ts'
import type { Replica } from './replica.svelte.ts'
import { uniqueBy } from './unique.ts'

/** How many dispositions are offered again. */
const RECENT = 6

/** A sentence about a chat: of a request that failed, or that was taken and shows nowhere else. */
export interface Said {
  chatId: ChatId
  text: string
  problem: boolean
}

/** What the supervisor does to chats beside writing, switching and leaving, for whatever view offers it. */
export class OperationsState {
  readonly #port: Port
  readonly #desk: Replica
  #used = $state.raw<readonly string[]>([])
  #said = $state.raw<Said | null>(null)

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
  }

  /** The last sentence, gone with the next request about a chat. */
  get said(): Said | null {
    return this.#said
  }

  /** Asks for it; answers why it failed, or null. What comes of it shows in the chat. */
  async run({ id }: Pick<Chat, 'id'>, operation: OperationInput): Promise<string | null> {
    this.#said = null
    const answer = await ask(this.#port.operate({ chatId: id, operation }))
    if (!answer.ok) return answer.error.message
    if (operation.kind === 'setDisposition')
      this.#used = [operation.code, ...this.#used.filter((code) => code !== operation.code)].slice(0, RECENT)
    return null
  }

  /** The same, for where there is no window to show the failure in. */
  async runAndTell(chat: Pick<Chat, 'id'>, operation: OperationInput, success = ''): Promise<void> {
    const problem = await this.run(chat, operation)
    const text = problem ?? success
    if (text !== '') this.#said = { chatId: chat.id, text, problem: problem !== null }
  }

  async dismiss({ id }: Pick<Chat, 'id'>, pending: number): Promise<void> {
    await ask(this.#port.dismissPending({ chatId: id, id: pending }))
  }

  /** Dispositions used lately here, and those that stand in the user data of the chats at hand. */
  get codes(): string[] {
    const seen = this.#desk.chats.flatMap(({ userData }) =>
      Object.entries(userData).flatMap(([key, value]) => (/disposition/i.test(key) && value !== '' ? [value] : [])),
    )
    return uniqueBy([...this.#used, ...seen], (code) => code).slice(0, RECENT)
  }

  /** Agents at hand: those in this chat whom the customer does not see, then those of the team, then those of all chats. */
  known(chat: Chat): AgentTarget[] {
    const team = (this.#desk.fields?.team ?? []).map(toTarget).sort(byName)
    const met = this.#desk.chats.flatMap(others).sort(byName)
    const all = [...others(chat), ...team, ...met]
    return uniqueBy(all, ({ userId }) => userId).filter(({ userId }) => userId !== chat.self?.userId)
  }

  /** Agents whom the server knows by this; none where it cannot be asked, or was asked for something else meanwhile. */
  async search(query: string): Promise<AgentTarget[]> {
    const answer = await ask(this.#port.searchAgents({ query, page: 0 }))
    return answer.ok ? answer.value.agents.map(toTarget) : []
  }
}

const toTarget = ({ id, name }: Pick<AgentFacts, 'id' | 'name'>): AgentTarget => ({ kind: 'agent', userId: id, name })

const others = (chat: Chat): AgentTarget[] =>
  chat.participants.flatMap((one) =>
    one.kind === 'agent' && one.userId !== null && !isSelf(chat, one)
      ? [{ kind: 'agent', userId: one.userId, name: one.nickname }]
      : [],
  )

const byName = (a: AgentTarget, b: AgentTarget): number => a.name.localeCompare(b.name)

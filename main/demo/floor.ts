import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Mode, News, Person } from './chat.ts'
import type { HistoryLine, NewChat } from './new-chat.ts'
import { Random } from './random.ts'
import type { Conversation } from './scenarios/conversation.ts'
import type { Scenario } from './scenarios/index.ts'
import { conversations } from './scenarios/index.ts'
import { ROUTER, routing } from './scenarios/reactions.ts'
import { customers } from './scenarios/names.ts'
import { Schedule } from './schedule.ts'
import { Talk, fill } from './talk.ts'

/** The greatest part of the agents whom nobody watches. */
const MOST_UNWATCHED = 0.3

/** How far a chat has come when the day begins. */
interface Past {
  /** Lines of the conversation that are said. */
  readonly said: number
  readonly mode: Mode
  /** Since the last line, ms. */
  readonly silence: number
  /** Until somebody starts to type, ms. */
  readonly delay: number
}

/** The people of the contact centre: who chats with whom, and when the next customer comes. */
export class Floor {
  readonly schedule = new Schedule()
  readonly #centre: Centre
  readonly #scenario: Scenario
  readonly #behaviour: Behaviour
  readonly #random: Random
  readonly #talks = new Map<string, Talk>()
  readonly #stopListening: () => void
  #customers: string[] = []
  #conversations: Conversation[] = []
  #opened = 0

  constructor(centre: Centre, scenario: Scenario, seed: number, behaviour: Behaviour) {
    this.#centre = centre
    this.#scenario = scenario
    this.#behaviour = behaviour
    this.#random = new Random(seed).fork('floor')
    this.#stopListening = centre.onNews((news) => this.#hear(news))
  }

  /** The chats with which the day begins; the supervisor watches all agents and is in their chats. */
  open(): void {
    const { agents } = this.#centre
    if (this.#scenario.live) this.#watchAll()
    const chats = Math.max(1, Math.round(agents.length * this.#scenario.chatsPerAgent))
    for (let place = 0; place < chats; place++) {
      const agent = agents[place % agents.length]
      if (agent !== undefined) this.#beginInTheMiddle(agent, place)
    }
  }

  stop(): void {
    this.#stopListening()
    this.schedule.clear()
  }

  #hear(news: News): void {
    if (news.kind === 'channel') this.#welcome()
    if (!this.#scenario.live || !('chat' in news)) return
    const talk = this.#talks.get(news.chat.id)
    if (talk === undefined) return
    if (news.kind === 'ended') {
      talk.stop()
      this.#talks.delete(news.chat.id)
      const agent = this.#centre.agent(news.chat.agentId)
      if (agent !== undefined) this.schedule.after(this.#random.int(6_000, 20_000), () => this.#beginAnew(agent))
    }
    if (news.kind === 'lines') for (const line of news.lines) talk.hear(line)
  }

  /** Whoever signs in to a floor that he left before finds life on it again. */
  #welcome(): void {
    const { supervised, watches } = this.#centre
    if (!this.#behaviour.joinsAtStart || supervised.length > 0 || watches.size > 0) return
    if (this.#scenario.live) this.#watchAll()
    for (const chat of this.#centre.chats) {
      if (!chat.ended && this.#isWatched(chat.agentId))
        this.#centre.join(chat.id, 'Monitor', this.#centre.watches.get(chat.agentId)?.nickname)
    }
  }

  #watchAll(): void {
    const nickname = this.#centre.supervisor.firstName
    for (const agent of this.#centre.agents) {
      if (!this.#isWatched(agent.id)) continue
      this.#centre.watch(agent.id, { mode: 'Monitor', chats: 'AllChats', nickname })
    }
  }

  /** The last agents are left to themselves, so that there is somebody to watch and to join. */
  #isWatched(agentId: string): boolean {
    const { agents } = this.#centre
    const unwatched = Math.min(this.#scenario.unwatched, Math.floor(agents.length * MOST_UNWATCHED))
    return agents.findIndex(({ id }) => id === agentId) < agents.length - unwatched
  }

  #beginAnew(agent: Person): void {
    if (!agent.ready) {
      this.schedule.after(10_000, () => this.#beginAnew(agent))
      return
    }
    this.#begin(agent, this.#nextConversation(), null)
  }

  #beginInTheMiddle(agent: Person, place: number): void {
    const conversation = this.#nextConversation()
    const { live } = this.#scenario
    const { lines } = conversation
    const waits = live && place % 10 === 3
    let said = live ? this.#random.int(3, Math.ceil(lines.length * 0.6)) : 4
    while (waits && said > 1 && lines[said - 1]?.[0] === 'a') said -= 1
    const mode: Mode = live && place === 1 ? 'Coach' : live && place === 6 ? 'BargeIn' : 'Monitor'
    const silence = waits ? 55_000 : this.#random.int(2_000, 25_000)
    const delay = waits ? 35_000 : 400 + (place % 10) * 900 + this.#random.int(0, 500)
    this.#begin(agent, conversation, { said, mode, silence, delay })
  }

  #begin(agent: Person, conversation: Conversation, past: Past | null): void {
    const customer = this.#nextCustomer(conversation)
    const random = this.#random.fork(`talk ${this.#opened++}`)
    const names = { customer: firstName(customer), agent: agent.firstName, order: String(random.int(100_000, 999_999)) }
    const said = past === null ? [] : this.#history(conversation, past, names, random)
    const { live } = this.#scenario
    const userData = Object.entries({
      Subject: conversation.subject,
      Language: conversation.language,
      ...conversation.userData,
    })
    const chat = this.#centre.addChat({
      customer,
      agent: agent.id,
      userData: Object.fromEntries(userData.map(([key, value]) => [key, fill(value, names)])),
      ...(live
        ? { beside: { workflow: ROUTER }, history: [routed(conversation, names, said), ...said] }
        : { history: said }),
      ...this.#supervision(agent, past),
    })
    if (!live) return
    const talk = new Talk({
      ...{ centre: this.#centre, schedule: this.schedule, chat, conversation, random, names },
      said: past?.said ?? 0,
    })
    this.#talks.set(chat.id, talk)
    talk.begin(past?.delay ?? 800)
  }

  #supervision(agent: Person, past: Past | null): Pick<NewChat, 'mode'> {
    if (past !== null) return { mode: this.#isWatched(agent.id) ? past.mode : null }
    return this.#centre.watches.has(agent.id) ? {} : { mode: null }
  }

  /** What was said before, timed backwards from now. */
  #history(
    conversation: Conversation,
    { said, mode, silence }: Past,
    names: Record<string, string>,
    random: Random,
  ): HistoryLine[] {
    const lines: HistoryLine[] = conversation.lines.slice(0, said).map(([who, text]) => ({
      who: who === 'c' ? 'customer' : 'agent',
      text: fill(text, names),
    }))
    if (mode === 'Coach') {
      lines.push({ who: 'supervisor', text: conversation.advice, visibility: 'Agents' })
      lines.push({ who: 'agent', text: Talk.thanks(conversation, random), visibility: 'Agents' })
    }
    if (mode === 'BargeIn') {
      const { firstName: supervisor } = this.#centre.supervisor
      const hello = `Hello ${names['customer'] ?? ''}, this is ${supervisor}, the team lead. I’m looking at it together with ${names['agent'] ?? ''}.`
      lines.push({ who: 'supervisor', text: conversation.advice, visibility: 'Agents' })
      lines.push({ who: 'supervisor', text: hello, visibility: 'All' })
    }
    let at = this.#centre.now() - silence
    return lines
      .reverse()
      .map((line) => {
        const timed = { ...line, at }
        at -= random.int(9_000, 38_000)
        return timed
      })
      .reverse()
  }

  /** Every customer and every conversation comes once before one comes again. */
  #nextCustomer({ customers: own }: Conversation): string {
    if (own !== undefined) return this.#random.pick(own) ?? 'Guest'
    if (this.#customers.length === 0) this.#customers = this.#random.shuffle(customers)
    return this.#customers.pop() ?? 'Guest'
  }

  #nextConversation(): Conversation {
    if (this.#conversations.length === 0) {
      this.#conversations = this.#opened === 0 ? [...conversations].reverse() : this.#random.shuffle(conversations)
    }
    const conversation = this.#conversations.pop()
    if (conversation === undefined) throw new Error('The demo has no conversations.')
    return conversation
  }
}

/** What the routing workflow said before anybody else; `said` is what came after. */
function routed({ language }: Conversation, names: Record<string, string>, said: readonly HistoryLine[]): HistoryLine {
  const first = said[0]?.at
  return { who: 'workflow', text: fill(routing[language], names), ...(first !== undefined && { at: first - 4_000 }) }
}

const firstName = (name: string): string => name.split(' ')[0] ?? name

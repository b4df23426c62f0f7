import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ChatId, type SendAudience } from '../../preload/contract/index.ts'
import { startDemo, type Behaviour, type Demo } from '../../main/demo/index.ts'
import { openHarness, type Harness } from './harness.ts'
import { Law } from './law.ts'
import { action, play } from './sequences.ts'

/** How many random sequences are played; `npm run test:property` plays the long run. */
const SEQUENCES = Number(process.env['SIDELINE_SEQUENCES'] ?? 40)

/** How many programs play at the same time; most of a sequence is waiting. */
const LANES = 8

describe('no way of the program', () => {
  it(
    'brings text for agents to the customer, acts on a chat that nobody meant, or shows what is not the server’s',
    {
      timeout: 60_000 + SEQUENCES * 5_000,
    },
    async () => {
      const counts = await Promise.all(Array.from({ length: LANES }, (_, lane) => playLane(lane)))
      // Else the sequences would prove nothing.
      const sum = (audience: SendAudience): number => counts.reduce((total, count) => total + count[audience], 0)
      expect(sum('agents')).toBeGreaterThan(SEQUENCES / 10)
      expect(sum('everyone')).toBeGreaterThan(SEQUENCES / 40)
    },
  )
})

/** Plays a share of the sequences in a harness of its own; answers how many messages went out to whom. */
async function playLane(lane: number): Promise<Record<SendAudience, number>> {
  const behaviour: Partial<Behaviour> = { sendMessageInCoach: 'reachesCustomer', switchDelay: 10 }
  const demo = await startDemo({ scenario: 'quiet', seed: lane, behaviour })
  const own = v.parse(ChatId, demo.centre.addChat({ customer: 'Own', own: true }).id)
  const normal = { ...demo.behaviour }
  const harness = await openHarness(demo)
  const sent = { agents: 0, everyone: 0 }
  try {
    const sequence = fc.asyncProperty(fc.array(action, { minLength: 6, maxLength: 40 }), async (actions) => {
      const chats = await newChats(demo, harness)
      const law = new Law(demo, harness)
      for (const each of actions) await play(each, chats, { demo, harness, normal, law })
      Object.assign(demo.behaviour, normal)
      const { desk, workspace } = harness
      await until(() => desk.connection?.kind === 'connected' && workspace.composer?.sending !== true)
      for (const id of chats) {
        const { agents, everyone } = await law.check(id)
        sent.agents += agents
        sent.everyone += everyone
        demo.centre.endChat(id)
      }
      law.untouched(own)
    })
    // It takes a while to see that something does not heal: too long to look for a shorter sequence each time.
    await fc.assert(sequence, { numRuns: Math.ceil(SEQUENCES / LANES), endOnFailure: true })
    return sent
  } finally {
    await harness.close()
    await demo.stop()
  }
}

/** Two fresh chats, the first one open. */
async function newChats(demo: Demo, { desk, workspace }: Harness): Promise<ChatId[]> {
  const add = (place: number) =>
    demo.centre.addChat({ customer: `C${place}`, mode: 'Coach', userData: { Segment: 'Bronze' } })
  const ids = [0, 1].map((place) => v.parse(ChatId, add(place).id))
  await until(() => ids.every((id) => desk.chat(id)?.mode.known === 'Coach'))
  const [first] = ids
  if (first !== undefined) await workspace.open(first)
  return ids
}

async function until(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 5))
}

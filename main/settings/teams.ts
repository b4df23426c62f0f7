import * as v from 'valibot'
import * as m from '#messages'
import { Mode, UserId, WatchScope } from '../../preload/contract/index.ts'
import { readList } from './read.ts'

const shortText = v.pipe(v.string(), v.maxLength(2048))
const head = { server: shortText, user: UserId }
const KeptAgent = v.object({
  id: UserId,
  name: shortText,
  userName: shortText,
  pinned: v.boolean(),
  watch: v.nullable(v.object({ mode: Mode, scope: WatchScope })),
})

export const Teams = v.array(v.object({ ...head, agents: v.array(KeptAgent) }))
type Teams = v.InferOutput<typeof Teams>

/** A team whose agents are still to be looked at. */
const TeamAround = v.object({ ...head, agents: v.array(v.unknown()) })

/** One bad agent costs that agent, one bad team that team. */
export function readTeams(found: unknown, report: (sentence: string) => void): Teams | null {
  const lostTeam = (place: number): void => report(m.settings.teamLeftOut({ place }))
  const teams = readList(TeamAround, found, lostTeam)
  if (teams === null) return null
  return teams.map(({ server, user, agents }) => {
    const lost = (place: number): void => report(m.settings.agentLeftOut({ place, user }))
    return { server, user, agents: readList(KeptAgent, agents, lost) ?? [] }
  })
}

import type { UserId } from '../../preload/contract/index.ts'
import type { KeptAgent } from '../supervision/roster.ts'

/** What is kept of each team between two sessions, by server and user. */
export interface TeamMemory {
  load: (server: string, user: UserId) => readonly KeptAgent[]
  keep: (server: string, user: UserId, agents: readonly KeptAgent[]) => void
}

/** One team as the settings hold it. */
export interface KeptTeam {
  server: string
  user: UserId
  agents: KeptAgent[]
}

/** Teams of more servers and users than this are forgotten, the longest unchanged first. */
const TEAMS = 20

/** Keeps teams in the settings; one without agents takes no place. */
export function teamMemory(read: () => readonly KeptTeam[], write: (teams: KeptTeam[]) => void): TeamMemory {
  const isOf = (server: string, user: UserId) => (team: KeptTeam) => team.server === server && team.user === user
  return {
    load: (server, user) => read().find(isOf(server, user))?.agents ?? [],
    keep: (server, user, agents) => {
      const others = read().filter((team) => !isOf(server, user)(team))
      write([...others, ...(agents.length > 0 ? [{ server, user, agents: [...agents] }] : [])].slice(-TEAMS))
    },
  }
}

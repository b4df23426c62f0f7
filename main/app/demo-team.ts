import * as v from 'valibot'
import { UserId } from '../../preload/contract/index.ts'
import type { Demo } from '../demo/index.ts'
import type { DemoCentre } from '../session/controller.ts'
import type { KeptAgent } from '../supervision/roster.ts'

/**
 * A demo whose supervisor wants to watch those agents whom the demo's has watched all day. Nothing of it is kept: the
 * next demo is another one.
 */
export function withTeam(demo: Demo): DemoCentre {
  const { centre, url, userName, password } = demo
  let team: readonly KeptAgent[] = centre.agents.flatMap((agent) => {
    const watch = centre.watches.get(agent.id)
    if (watch === undefined) return []
    return {
      id: v.parse(UserId, agent.id),
      name: `${agent.firstName} ${agent.lastName}`,
      userName: agent.userName,
      pinned: false,
      watch: { mode: watch.mode, scope: watch.chats },
    }
  })
  return {
    url,
    userName,
    password,
    nickname: centre.supervisor.firstName,
    teams: {
      load: () => team,
      keep: (_server, _user, agents) => {
        team = agents
      },
    },
    stop: () => demo.stop(),
  }
}

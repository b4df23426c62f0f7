import type { Person } from './chat.ts'
import type { Random } from './random.ts'
import { agentName } from './scenarios/names.ts'

const groups = ['Retail', 'Telecom', 'Travel']

/** Who works in a demo contact centre: the supervisor with the given user name, and so many agents. */
export function staff(
  random: Random,
  { userName, agents }: { userName: string; agents: number },
): { supervisor: Person; agents: readonly Person[] } {
  const person = (
    names: Pick<Person, 'userName' | 'firstName' | 'lastName'>,
    inGroups: readonly string[] = [],
  ): Person => ({
    id: random.hex(32),
    ...names,
    groups: inGroups,
    ready: true,
  })
  return {
    supervisor: person({ userName, firstName: 'Robin', lastName: 'Ashford' }),
    agents: Array.from({ length: agents }, (_, place) =>
      person(agentName(place), [groups[place % groups.length] ?? 'Service']),
    ),
  }
}

/** How somebody is called in chats. */
export const nickname = (someone: Person): string => `${someone.firstName} ${someone.lastName}`

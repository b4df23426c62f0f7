import type { Me, Participant } from '../../preload/contract/index.ts'

/** The signed-in supervisor, as a chat's participants are compared with. */
export type Myself = Pick<Me, 'id' | 'userName'>

/** By the user's id; where a server gives none, by the name that one joins with. A customer is never me, whatever the name. */
export function isMyself(me: Myself, { userId, kind, nickname }: Participant): boolean {
  return userId === null ? kind === 'agent' && nickname === me.userName : userId === me.id
}

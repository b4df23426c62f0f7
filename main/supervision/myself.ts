import type { Me, Participant } from '../../preload/contract/index.ts'

/** The signed-in supervisor, as a chat's participants are compared with. */
export type Myself = Pick<Me, 'id' | 'userName'> & {
  /** Names that chats were joined with in place of the user name; grows with the session. */
  nicknames?: ReadonlySet<string>
}

/** By the user's id; where a server gives none, by the name that one joins with. A customer is never me, whatever the name. */
export function isMyself(me: Myself, { userId, kind, nickname }: Participant): boolean {
  if (userId !== null) return userId === me.id
  return kind === 'agent' && (nickname === me.userName || me.nicknames?.has(nickname) === true)
}

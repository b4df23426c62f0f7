import * as m from '#messages'
import { alsoAfterLeaving, EFFECT_LIMIT, type Definition, type Effect } from './operation.ts'

export const addUserData: Definition<'addUserData'> = {
  offer: alsoAfterLeaving('AttachUserData'),
  objection: ({ key }, { userData }) => (Object.hasOwn(userData, key) ? m.userData.nameTaken({ key }) : null),
  send: (server, { id }, { key, value }) => server.attachUserData(id, { [key]: value }),
  effect: ({ key, value }) => becomes(key, value),
}

export const changeUserData: Definition<'changeUserData'> = {
  offer: alsoAfterLeaving('UpdateUserData'),
  objection: ({ key }, { userData }) => (Object.hasOwn(userData, key) ? null : m.refusals.noSuchUserData({ key })),
  send: (server, { id }, { key, value }) => server.updateUserData(id, { [key]: value }),
  effect: ({ key, value }) => becomes(key, value),
}

export const deleteUserData: Definition<'deleteUserData'> = {
  offer: alsoAfterLeaving('DeleteUserData'),
  send: (server, { id }, { key }) => server.deleteUserData(id, [key]),
  effect: ({ key }) => becomes(key, null),
}

/** `value` null: the key is gone. */
function becomes(key: string, value: string | null): Effect {
  return {
    subject: { kind: 'userData', key, value },
    about: `userData ${key}`,
    limit: EFFECT_LIMIT,
    isTold: ({ report, facts }) => report.userData !== undefined && (facts.userData[key] ?? null) === value,
  }
}

import * as v from 'valibot'
import * as m from '#messages'
import { shownName } from '../../preload/contract/index.ts'
import type { Account } from '../backend/backend.ts'
import { ServerError } from '../backend/error.ts'
import { isObject, type JsonObject } from './json.ts'
import { List, readText, readUserId, Text } from './wire/fields.ts'

/**
 * Reads the reply to `GET /me?subresources=*`.
 *
 * @throws ServerError `notGws` where there is no user in it, `noFeature` where the user may not handle chats
 */
export function readAccount(reply: JsonObject, host: string): Account {
  const user = v.parse(WireUser, isObject(reply['user']) ? reply['user'] : {})
  const id = readUserId(user.id, user.uri)
  if (id === null) {
    throw new ServerError('notGws', m.server.nobodySignedIn({ host }))
  }
  const userName = user.userName ?? ''
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ') || userName || id
  const features = names(user.features)
  const roles = names(user.roles)
  if (user.features && !features.some((feature) => chatFeatures.includes(feature))) {
    throw new ServerError('noFeature', m.server.noChatFeature({ account: shownName(userName || name) }))
  }
  const isSupervisor = roles.includes('ROLE_SUPERVISOR')
  // Where the server lists no features at all, that is no proof that they are missing.
  const may = (feature: string): boolean => user.features === undefined || features.includes(feature)
  return {
    id,
    name,
    userName,
    abilities: { monitor: may('api-supervisor-monitoring'), agentControl: may('api-supervisor-agent-control') },
    warnings: warnings(user.features && features, isSupervisor),
  }
}

const chatFeatures = ['api-multimedia', 'api-multimedia-chat']

const WireUser = v.object({
  id: v.optional(v.unknown()),
  uri: v.optional(v.unknown()),
  userName: v.optional(Text),
  firstName: v.optional(Text),
  lastName: v.optional(Text),
  features: v.optional(List),
  roles: v.optional(List),
})

/** @param features undefined where the server did not list any, which is no proof that they are missing */
function warnings(features: string[] | undefined, isSupervisor: boolean): string[] {
  const found: string[] = []
  if (features === undefined) {
    found.push(m.server.featuresUnknown())
  } else if (!features.includes('api-supervisor-monitoring')) {
    found.push(m.server.noMonitoringFeature())
  }
  if (!isSupervisor) {
    found.push(m.server.noSupervisorRole())
  }
  return found
}

/** Roles are names, features are objects with an id; either is taken for both. */
function names(list: readonly unknown[] | undefined): string[] {
  return (list ?? []).flatMap((one) => readText(isObject(one) ? (one['id'] ?? one['name']) : one) ?? [])
}

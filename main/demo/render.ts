import type { Behaviour } from './behaviour.ts'
import { capabilities } from './capabilities.ts'
import type { Centre } from './centre.ts'
import type { Chat, Line, Party, Person } from './chat.ts'
import { nickname } from './people.ts'

export type Json = Record<string, unknown>

/** The host that GWS writes into its payloads: one inside the data centre, which no client can or should reach. */
const innerHost = 'http://10.10.15.212:9090'
/** GWS writes its own local time; the demo's data centre stands at -0700. */
const offset = { hours: -7, text: '-0700' }

export function uri(path: string, behaviour: Behaviour): string {
  switch (behaviour.uris) {
    case 'absolute':
      return `${innerHost}/api/v2${path}`
    case 'relative':
      return `/api/v2${path}`
    case 'broken':
      return `${innerHost}/api/v2${path.replace(/\/([^/]*)$/, '/\n\n $1')}`
  }
}

export function date(at: number, behaviour: Behaviour): string {
  const [day = '', time = ''] = new Date(at + offset.hours * 3_600_000).toISOString().slice(0, -1).split('T')
  return `${day}${{ glued: '', blank: ' ', iso: 'T' }[behaviour.dates]}${time}${offset.text}`
}

function visibility(value: string, behaviour: Behaviour): string {
  if (behaviour.visibilityNames === 'plural') return value
  return { Agents: 'Agent', Supervisors: 'Supervisor' }[value] ?? value
}

/** A participant, or the sender of a line (API pages *SwitchToCoach*, *ChatsGetChat*). */
function party(someone: Party, behaviour: Behaviour): Json {
  const path = `/users/${someone.userId ?? ''}`
  const isUser = someone.userId !== null && behaviour.participantUris
  return {
    nickname: someone.nickname,
    type: partyType(someone.kind, behaviour),
    ...(isUser && { uri: uri(path, behaviour), ...(behaviour.paths && { path }) }),
    visibility: visibility(someone.visibility, behaviour),
    participantId: someone.participantId,
    ...(someone.kind === 'Bot' && { userData: { GCTI_Chat_PartyStyle: 'BOT' } }),
  }
}

function partyType(kind: Party['kind'], { customerType }: Behaviour): string {
  if (kind === 'Customer') return customerType
  return kind === 'Bot' ? 'Agent' : kind
}

/** One line of a log (API page *SwitchToCoach*). */
export function message(line: Line, behaviour: Behaviour): unknown {
  if (line.raw !== undefined) return line.raw
  return {
    index: line.index,
    ...(line.from !== null && { from: party(line.from, behaviour) }),
    ...(line.text !== undefined && { text: line.text }),
    ...(line.noticeText !== undefined && { noticeText: line.noticeText }),
    ...(line.url !== undefined && { url: line.url }),
    timestamp: date(line.at, behaviour),
    ...(behaviour.timestampSeconds && { timestampSeconds: line.at }),
    ...(line.visibility !== null && { visibility: visibility(line.visibility, behaviour) }),
    type: line.type,
  }
}

/** API page *ChatsGetChat*. */
export function chat(subject: Chat, behaviour: Behaviour, state?: string): Json {
  const now = state ?? subject.supervision?.state ?? (subject.left ? 'LeftChat' : 'Chatting')
  const parties = now === 'Invited' && !behaviour.invitationsList ? [] : subject.parties
  return {
    id: subject.id,
    uri: uri(`/chats/${subject.id}`, behaviour),
    ...(behaviour.paths && { path: `/chats/${subject.id}` }),
    state: now,
    chatType: 'Inbound',
    receivedDate: date(subject.receivedAt, behaviour),
    capabilities: capabilities(subject, behaviour),
    participants: parties.map((someone) => party(someone, behaviour)),
    userData: { ...subject.userData },
  }
}

/** What each kind of news leaves out of its chat: *SwitchToCoach*, *ChatAttachUserData*, *ChatComplete*. */
const leftOut = {
  ParticipantsUpdated: ['userData'],
  PropertiesUpdated: ['chatType', 'receivedDate'],
  terminal: ['chatType', 'receivedDate', 'capabilities', 'participants', 'userData'],
}

/** A chat as news of it carry it. */
export function chatNews(kind: keyof typeof leftOut, subject: Chat, behaviour: Behaviour, state?: string): Json {
  const told = Object.entries(chat(subject, behaviour, state)).filter(([field]) => !leftOut[kind].includes(field))
  return Object.fromEntries(told)
}

/** The two agent states that every GWS has (API pages *AgentStateControlReady*, *AgentStateControlNotReady*). */
const states = {
  ready: { id: '9430250E-0A1B-421F-B372-F29E69366DED', displayName: 'Ready', state: 'Ready' },
  notReady: { id: '900D55CC-2BB0-431F-8BF9-D3525B383BE6', displayName: 'Not Ready', state: 'NotReady' },
}

/** API page *ChannelsResource*. */
export function channel(someone: Person, behaviour: Behaviour): Json {
  return { channel: 'chat', [behaviour.agentStateIn]: { ...states[someone.ready ? 'ready' : 'notReady'] } }
}

/** As notifications have it, which also tell whether somebody wants to be left alone. */
export function channelNews(someone: Person, behaviour: Behaviour): Json {
  return { ...channel(someone, behaviour), dndState: 'Off' }
}

/** API page *UsersResource*. */
export function user(someone: Person, behaviour: Behaviour): Json {
  return {
    id: someone.id,
    userName: someone.userName,
    firstName: someone.firstName,
    lastName: someone.lastName,
    emailAddress: '',
    roles: ['ROLE_AGENT'],
    enabled: true,
    changePasswordOnFirstLogin: false,
    uri: uri(`/users/${someone.id}`, behaviour),
    path: `/users/${someone.id}`,
    ...groups(someone, behaviour),
  }
}

/** API page *ContactsResource*, the contact of a user: its `name` is the user name. */
export function contact(someone: Person, behaviour: Behaviour): Json {
  return {
    id: someone.id,
    name: someone.userName,
    type: 'User',
    userName: someone.userName,
    firstName: someone.firstName,
    lastName: someone.lastName,
    employeeId: `${someone.id.slice(0, 8)}.demo`,
    emailAddress: '',
    availability: { channels: [{ ...channel(someone, behaviour), available: someone.ready }] },
    businessUnits: [],
    roles: ['ROLE_AGENT'],
    uri: uri(`/contacts/${someone.id}`, behaviour),
    path: `/contacts/${someone.id}`,
    ...groups(someone, behaviour),
  }
}

function groups(someone: Person, behaviour: Behaviour): Json {
  if (!behaviour.agentGroups || someone.groups.length === 0) return {}
  return { agentGroups: someone.groups.map((name) => ({ name, uri: uri(`/agent-groups/${name}`, behaviour) })) }
}

/** `GET /me` (API page *UsersResource*); with its subresources also what belongs to the user. */
export function me(centre: Centre, behaviour: Behaviour, subresources: boolean): Json {
  return {
    ...user(centre.supervisor, behaviour),
    roles: [...behaviour.roles],
    ...(subresources && {
      features: behaviour.features.map((id) => ({ id, displayName: id })),
      settings: { nickname: nickname(centre.supervisor), 'interaction-workspace': {} },
      channels: [channel(centre.supervisor, behaviour)],
      chats: centre.mine.map((each) => chat(each, behaviour)),
    }),
  }
}

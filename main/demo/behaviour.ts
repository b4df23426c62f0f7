/**
 * How the demo contact centre behaves: facts of the protocol that are not certain, so that a client can be tested both
 * ways, and faults. Every switch may be changed while the server runs; it is read at each use.
 */
export interface Behaviour {
  // Sign-in and session
  /** Whether replies carry a CSRF header and a POST without its token is refused. */
  csrf: boolean
  /** How the server decodes Basic credentials. */
  credentials: 'utf-8' | 'latin1'
  /** What happens to a session cookie that is no longer known: a new session without a word, or HTTP 401 with statusCode 20. */
  staleSession: 'renew' | 'refuseAndClear' | 'refuse'
  /** What the signed-in user may do; a missing one switches parts of the client off. */
  features: string[]
  roles: string[]
  /** Where the whole API is mounted in front of `/api/v2`, e.g. `/gws`; empty: at the root. */
  pathPrefix: string
  /** At StartContactCenterSession a supervisor who watches nobody and is in no chat is given all running chats again. */
  joinsAtStart: boolean

  // Replies
  /** Whether statusCode comes as a number or as a string. */
  statusCodes: 'number' | 'string'
  /** The HTTP status under which refusals of the API travel. */
  refusalsAs: '200' | 'mapped'
  /** How long a REST reply takes, ms. */
  replyDelay: number

  // Chats
  /** How capability lists spell the switch to BargeIn. */
  bargeInCapability: 'SwitchBargeIn' | 'SwitchToBargeIn'
  /** How capability lists spell SetInFocus. */
  inFocusCapability: 'SetInFocus' | 'InFocus'
  /** `All, Agents, Supervisors`, or the successor API's `All, Agent, Supervisor`. */
  visibilityNames: 'plural' | 'singular'
  customerType: 'Customer' | 'Client'
  /** Whether the printed contradiction is there: SendMessage among the capabilities in Monitor. */
  listsSendMessageInMonitor: boolean
  /** What the server does with SendMessage in Coach. It lists it, and a customer would read it: what a client must guard. */
  sendMessageInCoach: 'reachesCustomer' | 'refused'
  /** The statusCode that refuses to send while monitoring. */
  monitorSendStatus: 2 | 3
  /** How URIs in payloads look. */
  uris: 'absolute' | 'relative' | 'broken'
  /** Whether chats, participants and logs carry a `path` beside their `uri`, as in *ChatSendNicknameUpdatedNotice*. */
  paths: boolean
  /** Whether an invitation lists who is in the chat; it was seen to list nobody. */
  invitationsList: boolean
  /** Whether agents carry a `uri`; without it the own participant is known by its nickname only. */
  participantUris: boolean
  dates: 'glued' | 'blank' | 'iso'
  /** Whether a message carries `timestampSeconds` (which is in ms). */
  timestampSeconds: boolean
  /** By which field a MessageLogUpdated names its chat; `chatUri` as in *SwitchToCoach*. */
  logNamesChatBy: 'chatUri' | 'chatPath' | 'both'
  /** Whether typing lines, which take an index, can be read again over REST. */
  typingIsKept: boolean
  /** How much of a chat a terminal StatusChange carries. */
  terminalStatus: 'full' | 'sparse'
  /** The state in which a supervisor's own Leave ends. */
  leaveEndsIn: 'Revoked' | 'LeftChat'
  /** Whether Intrude gives an invitation to accept, joins at once, or is taken and then refused by an Error. */
  intrude: 'invites' | 'joins' | 'refusesLate'
  /** Intrude is refused unless the agent is watched. */
  intrudeNeedsMonitor: boolean
  /** Whether the chats of a watched agent are joined at once, or come as invitations to accept. */
  watching: 'joins' | 'invites'

  // Users and contacts
  /** The field of a channel that holds its user's state: `userState`, as in *ChannelsResource*, or `state`. */
  agentStateIn: 'userState' | 'state'
  /** Whether users carry the names of their agent groups, which no page has. */
  agentGroups: boolean
  /** Contacts are given page by page, all at once whatever is asked for, or not at all. */
  contacts: 'pages' | 'everything' | 'missing'
  /** The most contacts of one reply, whatever `limit` asks for. */
  contactsPerPage: number
  /** Whether a reply says by `totalCount` how many contacts there are, as in *ContactsResource*. */
  contactsCounted: boolean
  /** Whether `filterName` is heeded, as in *ContactsGetContacts*. */
  contactsFiltered: boolean

  // Other operations on a chat
  /** Whether capability lists name what the API's own list has no names for: SendUrl, notices, removing. */
  listsEveryOperation: boolean
  /** Operations that this server does not know. */
  unknownOperations: string[]
  /** Whether replies to Transfer, Invite and Consult, and what comes of operations, carry a `referenceId`. */
  referenceIds: boolean
  /** What somebody does who is to come into a chat. A queue is answered by whoever is idle. */
  calls: 'answered' | 'refused' | 'unanswered'
  /** From asking somebody to come until they are there, or do not want to, ms. */
  callDelay: number
  /** Where a transfer leaves the supervisor who asked for it. */
  afterTransfer: 'stays' | 'Revoked' | 'LeftChat'
  /** By which parameter RemoveParticipantFromConference knows whom. */
  removeTakes: 'targetUri' | 'userUri'
  /** The key of user data in which a disposition shows. */
  dispositionKey: string
  /** Keys of user data that cannot be changed. */
  readOnlyKeys: string[]

  // Switching the mode
  switches: 'work' | 'refuse' | 'refuseLate' | 'accept and forget' | 'never reply'
  refusalStatus: number
  refusalMessage: string
  /** Where an Error has its text, which no page of chats prints; `errorMessage` as in *AsyncTelephonyOpsNotifications*. */
  errorTextIn: 'errorMessage' | 'statusMessage'
  /** From accepting a switch (or refusing it late) to its effect, ms. */
  switchDelay: number
  switchOrder: 'participantsFirst' | 'logFirst'

  // Notifications
  /** What the handshake offers. */
  transports: ('websocket' | 'long-polling')[]
  upgrade: 'accept' | 'refuse' | 'swallow'
  ack: boolean
  /** How long a /meta/connect is held, ms. */
  connectTimeout: number
  /** After how much silence a client is forgotten, ms. */
  maxInterval: number
  /** What the server advises after a /meta/connect. */
  advice: 'retry' | 'none'
  /** From a change to its notification, ms; 0 may overtake the reply. */
  notificationDelay: number
  /** How many of the next notifications are lost. */
  dropNext: number
  /** Each notification comes twice. */
  duplicate: boolean
  /** Each two neighbours come in the wrong order. */
  reorder: boolean

  // HTTP
  http: 'work' | 'unauthorized' | 'unavailable' | 'html' | 'frozen'
  /** Limits `http` to requests whose path contains this; empty: all, and the notifications too. */
  httpOnly: string
  /** Seconds in the Retry-After of `unavailable`; 0: none. */
  retryAfter: number
}

/** Frozen, the server takes all and answers nothing, on open sockets neither. */
export const isFrozen = (behaviour: Behaviour): boolean => behaviour.http === 'frozen' && behaviour.httpOnly === ''

export function normalBehaviour(): Behaviour {
  return {
    csrf: true,
    credentials: 'utf-8',
    staleSession: 'renew',
    features: ['api-multimedia', 'api-multimedia-chat', 'api-supervisor-monitoring', 'api-supervisor-agent-control'],
    roles: ['ROLE_SUPERVISOR', 'ROLE_AGENT'],
    pathPrefix: '',
    joinsAtStart: true,
    statusCodes: 'number',
    refusalsAs: '200',
    replyDelay: 0,
    bargeInCapability: 'SwitchBargeIn',
    inFocusCapability: 'SetInFocus',
    visibilityNames: 'plural',
    customerType: 'Customer',
    listsSendMessageInMonitor: true,
    sendMessageInCoach: 'reachesCustomer',
    monitorSendStatus: 2,
    uris: 'absolute',
    paths: false,
    invitationsList: false,
    participantUris: true,
    dates: 'glued',
    timestampSeconds: true,
    logNamesChatBy: 'chatUri',
    typingIsKept: false,
    terminalStatus: 'sparse',
    leaveEndsIn: 'Revoked',
    intrude: 'invites',
    intrudeNeedsMonitor: false,
    watching: 'joins',
    agentStateIn: 'userState',
    agentGroups: false,
    contacts: 'pages',
    contactsPerPage: 100,
    contactsCounted: true,
    contactsFiltered: true,
    listsEveryOperation: false,
    unknownOperations: [],
    referenceIds: true,
    calls: 'answered',
    callDelay: 900,
    afterTransfer: 'stays',
    removeTakes: 'targetUri',
    dispositionKey: 'DispositionCode',
    readOnlyKeys: [],
    switches: 'work',
    refusalStatus: 5,
    refusalMessage: 'You do not have permission to switch to this mode.',
    errorTextIn: 'errorMessage',
    switchDelay: 60,
    switchOrder: 'participantsFirst',
    transports: ['websocket', 'long-polling'],
    upgrade: 'accept',
    ack: true,
    connectTimeout: 30_000,
    maxInterval: 10_000,
    advice: 'retry',
    notificationDelay: 5,
    dropNext: 0,
    duplicate: false,
    reorder: false,
    http: 'work',
    httpOnly: '',
    retryAfter: 2,
  }
}

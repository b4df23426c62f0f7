import * as m from '#messages'
import * as v from 'valibot'
import { alertRequests } from './alerts.ts'
import { attentionRequests } from './attention.ts'
import { SendAudience, wantedMode } from './audience.ts'
import { ChatId } from './ids.ts'
import { teamRequests } from './team.ts'
import { viewsRequests } from './views.ts'
import { Me, Snapshot, Transcript } from './model.ts'
import { operationRequests } from './operations.ts'
import { phraseRequests } from './phrases.ts'
import { recordsRequests } from './records.ts'
import { Settings, SettingsChange } from './settings.ts'
import { transcriptRequests } from './transcript.ts'
import { unendedRequests } from './unended.ts'

const nothing = v.undefined()
const chat = { chatId: ChatId }

/** Longest message that is sent, in characters. */
export const MESSAGE_LIMIT = 4000

type Requests = Record<string, { input: v.GenericSchema; output: v.GenericSchema }>

/** Signing in, opening chats, modes and messages. */
export const deskRequests = {
  /** All there is to show; deltas with a higher sequence follow. */
  snapshot: { input: nothing, output: Snapshot },
  signIn: {
    input: v.object({ server: v.pipe(v.string(), v.trim()), userName: v.string(), password: v.string() }),
    output: Me,
  },
  /** Starts the demo contact centre and signs in to it. */
  tryDemo: { input: nothing, output: Me },
  /** Leaves every supervised chat, ends the session. */
  signOut: { input: nothing, output: nothing },
  /** Makes a chat the focused one, marks it read, and sends its lines from now on as deltas. */
  openChat: {
    input: v.object({
      ...chat,
      /** False: the window only follows the focus that it was told, which may be on another chat by now. */
      focus: v.exactOptional(v.boolean()),
      /** False: its lines cannot be seen, as on the wall, so they do not count as read. */
      read: v.exactOptional(v.boolean()),
    }),
    output: Transcript,
  },
  closeChat: { input: nothing, output: nothing },
  switchMode: { input: v.object({ ...chat, ...wantedMode }), output: nothing },
  send: {
    input: v.object({
      ...chat,
      audience: SendAudience,
      /** The supervisor was told that the message repeats lines which not everyone can read, and sends it all the same. */
      knowingly: v.exactOptional(v.boolean()),
      text: v.pipe(
        v.string(),
        v.regex(/\S/, () => m.composer.empty()),
        v.maxLength(MESSAGE_LIMIT, () => m.composer.messageTooLong()),
      ),
    }),
    output: nothing,
  },
  /** Looks for the lost connection at once, or again where nothing is tried any more. */
  reconnect: { input: nothing, output: nothing },
  /** Tells whom the message is for that the supervisor is, or stopped, typing; nothing goes out where the mode does not allow it. */
  typing: { input: v.object({ ...chat, audience: SendAudience, active: v.boolean() }), output: nothing },
  leave: { input: v.object(chat), output: nothing },
  /** Tells in how many chats a text is written and not sent, which quitting would lose. */
  countUnsent: { input: v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0)) }), output: nothing },
  dismissNotice: { input: v.object({ id: v.number() }), output: nothing },
  changeSettings: { input: SettingsChange, output: Settings },
} as const satisfies Requests

/**
 * Every request of the renderer, with the schema of what it carries and of what a success answers. Each feature has its
 * own list. The requests about a chat answer when the server has accepted them; what they changed comes as a delta.
 */
export const requests = {
  ...deskRequests,
  ...teamRequests,
  ...viewsRequests,
  ...recordsRequests,
  ...phraseRequests,
  ...transcriptRequests,
  ...alertRequests,
  ...attentionRequests,
  ...operationRequests,
  ...unendedRequests,
} as const satisfies Requests

export type RequestName = keyof typeof requests
export type Input<K extends RequestName> = v.InferOutput<(typeof requests)[K]['input']>
export type Output<K extends RequestName> = v.InferOutput<(typeof requests)[K]['output']>

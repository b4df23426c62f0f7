import type { Audience, SendAudience } from '../../preload/contract/index.ts'

/** The words of the badge on every line. */
export const badgeWords: Record<Audience, string> = {
  everyone: 'Everyone',
  agents: 'Agents only',
  supervisors: 'Supervisors only',
  unknown: 'Unknown audience',
}

/** The end of a sentence such as “You are seen by …”. */
export const seenBy: Record<Audience, string> = {
  everyone: 'everyone',
  agents: 'agents only',
  supervisors: 'supervisors only',
  unknown: 'an unknown audience',
}

/** What the composer says of the message that is being written. */
export const composerWords: Record<SendAudience, { label: string; button: string; strip: string; choice: string }> = {
  agents: {
    label: 'Message to agents',
    button: 'Send to agents',
    strip: 'To agents only – the customer will not see this',
    choice: 'Agents only',
  },
  everyone: {
    label: 'Message to everyone',
    button: 'Send to everyone',
    strip: 'To everyone – the customer will read this',
    choice: 'Everyone',
  },
}

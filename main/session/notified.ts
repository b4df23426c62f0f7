import * as m from '#messages'
import { serverWords, type ChatId } from '../../preload/contract/index.ts'
import type { AttemptParts } from '../requests/attempt.ts'
import type { Notification } from '../backend/notification.ts'
import type { Reconciler } from './reconciler.ts'
import type { Joining } from '../team/joining.ts'

/** Who takes what the server notifies of. */
export interface NotificationTakers extends Pick<AttemptParts, 'chats' | 'clock' | 'reread'> {
  reconciler: Pick<Reconciler, 'heard'>
  /** The supervisor has come into a chat to which he was invited: what was said meanwhile has to be read. */
  entered: (id: ChatId) => void
  joining: Pick<Joining, 'refused'>
  unreadable: (count: number) => void
  /** A line came that was just said; its time by the server's clock, ms. */
  heardLine: (stampedAt: number) => void
}

/** One notification into the domain. */
export function takeNotification(notification: Notification, takers: NotificationTakers): void {
  const { chats, clock, reread, unreadable, heardLine } = takers
  switch (notification.kind) {
    case 'chat':
      return takeChat(notification, takers)
    case 'messages':
      if (notification.lines.unreadable > 0) unreadable(notification.lines.unreadable)
      for (const { at } of notification.lines.entries.slice(-1)) if (at !== null) heardLine(at)
      if (chats.has(notification.chatId)) chats.lines(notification.chatId, notification.lines, clock.now())
      else reread(notification.chatId)
      return
    case 'unreadable':
      return unreadable(1)
    case 'ignored':
      return
  }
}

function takeChat(
  { type, report, error, referenceId }: Extract<Notification, { kind: 'chat' }>,
  { chats, reconciler, joining, clock, reread, entered }: NotificationTakers,
): void {
  const { id } = report
  const now = clock.now()
  const before = chats.get(id)?.state
  const known = before !== undefined
  reconciler.heard(id)
  // An error about a chat that could not be joined does not make it one of ours.
  if (known || type !== 'Error') chats.report(report, now)
  if (type === 'Error') {
    const reason = serverWords(error ?? '') || m.server.noReason()
    chats.failed(id, reason, referenceId, now)
    joining.refused(id, reason)
  }
  if (!known && chats.has(id)) reread(id)
  else if (before === 'Invited' && report.state === 'Chatting') entered(id)
}

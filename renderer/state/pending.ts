import * as m from '#messages'
import { shownName, type Pending, type Subject } from '../../preload/contract/index.ts'

export interface PendingWords {
  what: string
  stands: string
  tone: 'plain' | 'busy' | 'problem'
}

/** What was asked for, and where that stands. */
export function pendingWords({ subject, state }: Pending): PendingWords {
  const what = subjectWords(subject)
  switch (state.kind) {
    case 'requested':
      return { what, stands: m.operations.requested(), tone: 'busy' }
    case 'done':
      return { what, stands: m.operations.done({ operation: subject.kind }), tone: 'plain' }
    case 'refused': {
      const { reason } = state
      return { what, stands: subject.kind === 'other' ? reason : m.operations.refused({ reason }), tone: 'problem' }
    }
    case 'noAnswer':
      return { what, stands: m.operations.noAnswer(), tone: 'problem' }
  }
}

/** By what a subject holds, so that the message of a further operation on somebody is all that it takes. */
function subjectWords(subject: Subject): string {
  if ('target' in subject) {
    const { kind: operation, target } = subject
    return m.operations.asked({ operation, to: target.kind, name: shownName(target.name) })
  }
  if ('key' in subject) {
    const key = shownName(subject.key)
    if (subject.value === null) return m.userData.deleteKey({ key })
    return m.list.userDataIs({ key, value: shownName(subject.value) })
  }
  return 'code' in subject
    ? m.operations.askedDisposition({ code: shownName(subject.code) })
    : m.operations.askedUnknown()
}

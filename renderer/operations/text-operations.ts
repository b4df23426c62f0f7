import type { Operation, OperationInput, SendAudience } from '../../preload/contract/index.ts'

interface Definition {
  /** Who can read the text; null: it is no message. */
  audience: SendAudience | null
  /** What shows in the empty field. */
  example?: string
  input: (text: string) => OperationInput
}

/** The operations that take one text to enter. */
export const textOperations = {
  setDisposition: { audience: null, input: (code) => ({ kind: 'setDisposition', code }) },
  noticeToAgents: { audience: 'agents', input: (text) => ({ kind: 'noticeToAgents', text }) },
  noticeToEveryone: { audience: 'everyone', input: (text) => ({ kind: 'noticeToEveryone', text }) },
  pushUrl: { audience: 'everyone', example: 'https://', input: (url) => ({ kind: 'pushUrl', url }) },
} satisfies Partial<Record<Operation, Definition>>

export type TextOperation = keyof typeof textOperations

export const definitionOf = (operation: TextOperation): Definition => textOperations[operation]

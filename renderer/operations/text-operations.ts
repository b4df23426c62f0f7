import type { Operation, OperationInput, SendAudience } from '../../preload/contract/index.ts'

interface Definition {
  kind: Operation
  /** Who can read the text; null: it is no message. */
  audience: SendAudience | null
  /** What shows in the empty field. */
  example: string
  input: (text: string) => OperationInput
}

/** The operations that take one text to enter, in the order in which they are offered. */
export const textOperations = [
  { kind: 'setDisposition', audience: null, example: '', input: (code) => ({ kind: 'setDisposition', code }) },
  { kind: 'noticeToAgents', audience: 'agents', example: '', input: (text) => ({ kind: 'noticeToAgents', text }) },
  {
    kind: 'noticeToEveryone',
    audience: 'everyone',
    example: '',
    input: (text) => ({ kind: 'noticeToEveryone', text }),
  },
  { kind: 'pushUrl', audience: 'everyone', example: 'https://', input: (url) => ({ kind: 'pushUrl', url }) },
] as const satisfies readonly Definition[]

export type TextOperation = (typeof textOperations)[number]

import type { Operation, OperationInput } from '../../preload/contract/index.ts'
import { accept } from './accept.ts'
import { consult } from './consult.ts'
import { invite } from './invite.ts'
import { noticeToAgents, noticeToEveryone } from './notice.ts'
import type { AnyDefinition, Definition } from './operation.ts'
import { pushUrl } from './push-url.ts'
import { reject } from './reject.ts'
import { remove } from './remove.ts'
import { setDisposition } from './set-disposition.ts'
import { setInFocus } from './set-in-focus.ts'
import { transfer } from './transfer.ts'
import { addUserData, changeUserData, deleteUserData } from './user-data.ts'

/** Every operation on a chat beside writing, switching and leaving. One that is missing does not compile. */
export const definitions: { readonly [Kind in Operation]: Definition<Kind> } = {
  accept,
  reject,
  transfer,
  invite,
  consult,
  remove,
  pushUrl,
  noticeToEveryone,
  noticeToAgents,
  addUserData,
  changeUserData,
  deleteUserData,
  setDisposition,
  setInFocus,
}

/** Its parts are to be given this very input. */
export const definitionOf = ({ kind }: OperationInput): AnyDefinition => definitions[kind]

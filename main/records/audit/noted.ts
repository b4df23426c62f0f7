import type { RequestName } from '../../../preload/contract/index.ts'

/**
 * What the audit notes of each request, once it was answered. A request that nobody has decided about does not compile.
 * - `not`: it reads or arranges what is shown, or its effect is noted by other means (sessions, modes, exports)
 * - `name`: that it was asked for, and what came of it
 * - the others have more to tell, each in its own way
 */
export const noted: Readonly<Record<RequestName, 'not' | 'name' | 'message' | 'leave' | 'operation'>> = {
  snapshot: 'not',
  signIn: 'not',
  tryDemo: 'not',
  signOut: 'not',
  openChat: 'not',
  closeChat: 'not',
  switchMode: 'not',
  send: 'message',
  typing: 'not',
  leave: 'leave',
  countUnsent: 'not',
  dismissNotice: 'not',
  changeSettings: 'not',
  dismissUnended: 'not',

  searchAgents: 'not',
  pinAgent: 'not',
  openAgent: 'not',
  refreshTeam: 'not',
  watchAgent: 'name',
  stopWatching: 'name',
  joinChat: 'name',
  setAgentReady: 'name',

  operate: 'operation',
  dismissPending: 'not',
  reloadChat: 'not',
  reconnect: 'not',
  understandExposed: 'not',

  changeViews: 'not',
  findChats: 'not',
  showOrder: 'not',

  savePhrases: 'not',
  readPhraseFile: 'not',
  exportPhrases: 'not',

  acknowledgeAlerts: 'not',
  setDoNotDisturb: 'not',
  saveAlertRule: 'not',
  removeAlertRule: 'not',
  resetAlertRules: 'not',
  previewAlertRule: 'not',

  saveAttentionRules: 'not',
  previewAttention: 'not',

  exportChoices: 'not',
  exportChats: 'not',
  readAudit: 'not',
  exportAudit: 'not',
  keepAudit: 'name',
}

import { alsoAfterLeaving, EFFECT_LIMIT, type Definition } from './operation.ts'

/** Says what came of the chat. Under which key that stands in the user data is the server's. */
export const setDisposition: Definition<'setDisposition'> = {
  offer: alsoAfterLeaving('SetDisposition'),
  send: (server, { id }, { code }) => server.setDisposition(id, code),
  effect: ({ code }) => ({
    subject: { kind: 'disposition', code },
    about: 'disposition',
    limit: EFFECT_LIMIT,
    isTold: ({ report, facts }) => report.userData !== undefined && Object.values(facts.userData).includes(code),
  }),
}

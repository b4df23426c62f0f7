/** CometD ships this class without types of its own. */
declare module 'cometd/AckExtension.js' {
  export { AckExtension } from 'cometd'
}

import { playScript } from './cometd-java/script.ts'

// CometD’s own client, as the yardstick.
playScript('official')

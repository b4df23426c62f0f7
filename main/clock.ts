/** Time as the parts of a session see it, so that tests can hold it still; the same as the notification socket's. */
export { systemClock, type Clock } from './gws/bayeux/clock.ts'

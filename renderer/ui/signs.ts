import type { Audience, Mode } from '../../preload/contract/index.ts'

/**
 * The pictures of audiences and modes, as one line each on 24 × 24. They stand in every badge, row and tile, so they are plain
 * markup, without a component of an icon library for each.
 */
const eye =
  'M2.5 12c2-4.4 5.5-6.5 9.5-6.5s7.5 2.1 9.5 6.5c-2 4.4-5.5 6.5-9.5 6.5S4.5 16.4 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z'
const headphones =
  'M3.5 16.5V12a8.5 8.5 0 0 1 17 0v4.5M3.5 14.5h2.2c.7 0 1.3.6 1.3 1.3v3c0 .7-.6 1.2-1.3 1.2H5c-.8 0-1.5-.7-1.5-1.5ZM20.5 14.5h-2.2c-.7 0-1.3.6-1.3 1.3v3c0 .7.6 1.2 1.3 1.2h.7c.8 0 1.5-.7 1.5-1.5Z'
const globe =
  'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3 12h18M12 3c2.6 2.6 4 5.6 4 9s-1.4 6.4-4 9c-2.6-2.6-4-5.6-4-9s1.4-6.4 4-9Z'
const megaphone = 'M4 9.5v5c0 .6.4 1 1 1h2.5l11.5 4v-15l-11.5 4H5c-.6 0-1 .4-1 1ZM7.5 8.5v7M9 16.5l.8 3.5h2.7l-.9-2.6'
const question = 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM9.3 9.2a2.8 2.8 0 0 1 5.4.9c0 1.9-2.7 2.4-2.7 3.9M12 17h.01'

export const audienceSigns: Readonly<Record<Audience, string>> = {
  everyone: globe,
  agents: headphones,
  supervisors: eye,
  unknown: question,
}

export const modeSigns: Readonly<Record<Mode, string>> = { Monitor: eye, Coach: headphones, BargeIn: megaphone }

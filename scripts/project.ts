import path from 'node:path'

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..')

/** A path inside the project. */
export const at = (...parts: string[]): string => path.join(root, ...parts)

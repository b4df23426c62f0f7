/**
 * Gives `target` the members that it lacks. The types of today say that it has them all, which for the
 * older engine is not so; therefore the members are taken as they come.
 */
export function fill(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    if (name in target) continue
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false })
  }
}

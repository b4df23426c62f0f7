/**
 * Waits until `holds` answers true, asking again every 50 ms; what it throws on the way counts as *not yet*.
 * @throws after `limit` ms, naming what was waited for
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limit = 10_000): Promise<void> {
  const end = performance.now() + limit
  let trouble: unknown
  for (;;) {
    try {
      if (await holds()) return
    } catch (error) {
      trouble = error
    }
    if (performance.now() > end) throw new Error(`Not within ${limit} ms: ${what}`, { cause: trouble })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** How long the keys have to rest before a preview is asked for, ms. */
const REST = 150
/** How long after its answer it is asked for again while nothing is typed, ms: chats go on. */
const AGAIN = 2_000

/**
 * Asks when nothing has been typed for a moment, and again and again, each time after the answer: a slow one would else be
 * given up for the next question, every time. The answered function calls it off.
 */
export function askedAgain(look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const once = async (): Promise<void> => {
    await look()
    if (timer !== null) plan(AGAIN)
  }
  const plan = (delay: number): void => void (timer = setTimeout(() => void once(), delay))
  plan(REST)
  return () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
}

/** Something that a person can put right: commands print its message alone, without a stack, and exit with 1. */
export class Trouble extends Error {
  override name = 'Trouble'
}

/** Runs a command's work; a {@link Trouble} ends it with its sentence, anything else with its stack. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error)
    process.exitCode = 1
  }
}

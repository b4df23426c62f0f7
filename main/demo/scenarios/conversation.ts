export type Language = 'English' | 'German' | 'Spanish' | 'French' | 'Japanese'

/** A chat as it goes when no supervisor interferes. `{customer}` and `{agent}` are first names, `{order}` a number of six digits. */
export interface Conversation {
  readonly subject: string
  readonly language: Language
  /** Who might say this; any customer where it is missing. */
  readonly customers?: readonly string[]
  /** What the web page handed over with the chat. */
  readonly userData: Readonly<Record<string, string>>
  /** `c`: the customer says it; `a`: the agent. The first is the customer's. */
  readonly lines: readonly (readonly ['c' | 'a', string])[]
  /** What the agent offers after a hint of the supervisor that no rule understands. */
  readonly hinted: string
  /** What a supervisor would tell this agent halfway through. */
  readonly advice: string
}

/** What has to be known of a language to read lines in it. Lists have commas or blanks between. */
export interface LanguageTable {
  /** Words that hardly any text of it is without, and few of another language have: by them it is told. */
  common: string
  /** What the rules look for until others are chosen. */
  negative: string
  escalates: string
  /** The customer is content: what was said before counts no more. */
  thanks: string
  /** How an agent promises something for a time. All are looked for in small letters without accents. */
  promise: {
    /** That the agent will do something. */
    will: RegExp
    /** In so many minutes: the first group, a number or one of {@link numbers}. */
    minutes: RegExp
    /** By a time of day: hours in the first group, minutes in the second, which may be missing. */
    until: RegExp
    numbers: Readonly<Record<string, number>>
  }
}

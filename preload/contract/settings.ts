/** Settings: one entry each, from which the rest of the program derives what is stored, shown, asked for and, later, preset. */
import * as v from 'valibot'

/** The parts of the settings view. */
export type SettingsSection = 'chats' | 'alerts' | 'appearance' | 'hotkeys' | 'records'

/**
 * `changes`: the window sees it among its {@link Settings} and changes it by `changeSettings`; `sees`: it is changed by
 * another request; `apart`: the window has fields and requests of its own for it; `never`: it stays in main.
 */
type WindowAccess = 'changes' | 'sees' | 'apart' | 'never'

export interface Setting<S extends v.GenericSchema = v.GenericSchema, A extends WindowAccess = WindowAccess> {
  schema: S
  /** Holds where none is stored, or none that can be read. */
  default: v.InferOutput<S>
  /**
   * Reads what is stored where a bad part shall not cost the whole, and reports a sentence for each that was lost; null:
   * nothing of it can be used. Without it the schema takes all or nothing.
   */
  read?: (found: unknown, report: (sentence: string) => void) => v.InferOutput<S> | null
  /** Whether it is a choice of the user's, or something that the program remembers for itself. */
  scope: 'user' | 'program'
  window: A
  /** Null: the settings view does not show it. */
  section: SettingsSection | null
  /** What a company's policy calls it; null: none may set it. */
  policy: string | null
}

export type SettingsTable<A extends WindowAccess = WindowAccess> = Readonly<Record<string, Setting<v.GenericSchema, A>>>
export type ValuesOf<T extends SettingsTable> = { [K in keyof T]: v.InferOutput<T[K]['schema']> }

/** Has the compiler compare a default with its schema. */
export const setting = <S extends v.GenericSchema, A extends WindowAccess>(one: Setting<S, A>): Setting<S, A> => one

export const Appearance = v.picklist(['system', 'light', 'dark', 'contrast'])
export type Appearance = v.InferOutput<typeof Appearance>

/** How much room the list gives a chat: one line, or all that is known of it. */
export const Density = v.picklist(['compact', 'comfortable'])
export type Density = v.InferOutput<typeof Density>

/** How large text is against the usual. */
export const TextSize = v.picklist(['normal', 'large', 'larger'])
export type TextSize = v.InferOutput<typeof TextSize>

/** Characters in a nickname, at the most. */
export const NICKNAME_LIMIT = 64

const shortText = v.pipe(v.string(), v.maxLength(2048))

/** The settings that the window sees; those that stay in main, or have requests of their own, stand in `main/settings`. */
export const windowSettings = {
  server: setting({
    schema: shortText,
    default: '',
    scope: 'user',
    window: 'sees',
    section: null,
    policy: 'Server',
  }),
  userName: setting({
    schema: shortText,
    default: '',
    scope: 'user',
    window: 'sees',
    section: null,
    policy: null,
  }),
  appearance: setting({
    schema: Appearance,
    default: 'system',
    scope: 'user',
    window: 'changes',
    section: 'appearance',
    policy: 'Appearance',
  }),
  density: setting({
    schema: Density,
    default: 'compact',
    scope: 'user',
    window: 'changes',
    section: 'appearance',
    policy: 'Density',
  }),
  textSize: setting({
    schema: TextSize,
    default: 'normal',
    scope: 'user',
    window: 'changes',
    section: 'appearance',
    policy: 'TextSize',
  }),
  askBeforeBargeIn: setting({
    schema: v.boolean(),
    default: true,
    scope: 'user',
    window: 'changes',
    section: 'chats',
    policy: 'AskBeforeBargeIn',
  }),
  /** Where chats would be left or text lost. */
  askBeforeQuit: setting({
    schema: v.boolean(),
    default: true,
    scope: 'user',
    window: 'changes',
    section: 'chats',
    policy: 'AskBeforeQuit',
  }),
  /** The name that others see in chats that come by watching or an invitation; empty: the server's choice. */
  nickname: setting({
    schema: v.pipe(v.string(), v.trim(), v.maxLength(NICKNAME_LIMIT)),
    default: '',
    scope: 'user',
    window: 'changes',
    section: 'chats',
    policy: 'Nickname',
  }),
} as const satisfies SettingsTable<'changes' | 'sees'>

type WindowSettings = typeof windowSettings

export const Settings = v.object(
  Object.fromEntries(Object.entries(windowSettings).map(([name, { schema }]) => [name, schema])) as {
    [K in keyof WindowSettings]: WindowSettings[K]['schema']
  },
)
export type Settings = v.InferOutput<typeof Settings>

/** What `changeSettings` takes: what is absent stays as it is. */
export const SettingsChange = v.object(
  Object.fromEntries(
    Object.entries(windowSettings)
      .filter(([, { window }]) => window === 'changes')
      .map(([name, { schema }]) => [name, v.exactOptional(schema)]),
  ) as {
    [K in keyof WindowSettings as WindowSettings[K]['window'] extends 'changes' ? K : never]: v.ExactOptionalSchema<
      WindowSettings[K]['schema'],
      undefined
    >
  },
)

export function defaultsOf<T extends SettingsTable>(table: T): ValuesOf<T> {
  return Object.fromEntries(Object.entries(table).map(([name, one]) => [name, one.default])) as ValuesOf<T>
}

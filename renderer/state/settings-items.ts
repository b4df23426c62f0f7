import * as m from '#messages'
import {
  Appearance,
  comparable,
  Density,
  NICKNAME_LIMIT,
  TextSize,
  windowSettings,
  type Settings,
  type SettingsSection,
} from '../../preload/contract/index.ts'

type Name = keyof Settings

/** A setting as the view of settings shows it, by the form that its schema has. */
export type SettingsItem = { name: Name; title: string } & (
  { form: 'choice'; options: readonly string[] } | { form: 'switch' } | { form: 'text'; most: number }
)

export interface SettingsPart {
  section: SettingsSection
  items: readonly SettingsItem[]
}

/** The settings that the window may change, by their sections; those alone whose name or section has `words` in it. */
export function settingsParts(words: string): readonly SettingsPart[] {
  const sought = comparable(words.trim())
  const parts = new Map<SettingsSection, SettingsItem[]>()
  for (const [name, { section, window }] of Object.entries(windowSettings) as [Name, (typeof windowSettings)[Name]][]) {
    if (window !== 'changes' || section === null) continue
    const item = itemOf(name)
    const text = comparable(`${item.title} ${m.settings.section({ section })}`)
    if (text.includes(sought)) parts.set(section, [...(parts.get(section) ?? []), item])
  }
  return [...parts].map(([section, items]) => ({ section, items }))
}

function itemOf(name: Name): SettingsItem {
  const { schema } = windowSettings[name]
  const item = { name, title: m.settings.title({ setting: name }) }
  switch (schema.type) {
    case 'picklist':
      return { ...item, form: 'choice', options: schema.options }
    case 'boolean':
      return { ...item, form: 'switch' }
    case 'string':
      return { ...item, form: 'text', most: name === 'nickname' ? NICKNAME_LIMIT : 2048 }
  }
}

/** What an option of a choice is called; one without words of its own is shown as it is spelled. */
export function optionText(name: Name, option: string): string {
  const appearance = Appearance.options.find((one) => name === 'appearance' && one === option)
  const density = Density.options.find((one) => name === 'density' && one === option)
  const size = TextSize.options.find((one) => name === 'textSize' && one === option)
  if (appearance !== undefined) return m.settings.appearance({ appearance })
  if (density !== undefined) return m.settings.density({ density })
  return size === undefined ? option : m.settings.textSize({ size })
}

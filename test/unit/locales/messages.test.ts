import fs from 'node:fs'
import path from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import { expect, test } from 'vitest'
import * as m from '#messages'

const root = path.resolve(import.meta.dirname, '../../..')

const sources = (folder: string, ending: RegExp): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => `${folder}/${file}`)

/** Views and folders of views whose sentences still stand in the views. */
const untranslated = [
  'App.svelte',
  'NoPort.svelte',
  'Starting.svelte',
  'alerts/',
  'floor/',
  'note/',
  'phrases/',
  'records/',
  'sign-in/',
  'team/',
  'ui/',
  'wall/',
]

/** Attributes and properties that a person reads or hears. */
const read = /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|hint|text)$/

test('every message is used', () => {
  const code = ['main', 'preload', 'renderer']
    .flatMap((folder) => sources(folder, /\.(ts|svelte)$/))
    .map((file) => fs.readFileSync(path.join(root, file), 'utf8'))
    .join('\n')
  const unused = Object.entries(m).flatMap(([area, messages]) =>
    Object.keys(messages)
      .map((id) => `m.${area}.${id}`)
      .filter((name) => !new RegExp(`\\b${name.replaceAll('.', '\\.')}\\b`).test(code)),
  )
  expect(unused).toEqual([])
})

test.each(
  sources('renderer', /\.svelte$/).filter(
    (file) => !untranslated.some((folder) => file.startsWith(`renderer/${folder}`)),
  ),
)('%s holds no sentence of its own', (file) => {
  const source = fs.readFileSync(path.join(root, file), 'utf8')
  expect(sentences(parse(source, { modern: true }).fragment)).toEqual([])
})

test('a sentence in a view is found', () => {
  const { fragment } = parse(`<p title="A hint">{#if so}Some <b>words</b>{:else}{m.a.b()} · 5{/if}</p>`, {
    modern: true,
  })
  expect(sentences(fragment)).toEqual(['A hint', 'Some', 'words'])
})

/** What the markup says in letters of its own. */
function sentences(node: AST.Fragment): string[] {
  const found: string[] = []
  walk(node, (one) => {
    if (one.type === 'Text') found.push(one.data)
    if (one.type === 'Attribute' && !read.test(one.name)) return false
    return one.type !== 'Script' && one.type !== 'StyleSheet'
  })
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text))
}

/** Visits a node and, where `visit` says so, what is in it. */
function walk(value: unknown, visit: (node: { type: string; name: string; data: string }) => boolean): void {
  if (Array.isArray(value)) value.forEach((one) => walk(one, visit))
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && !visit(value as { type: string; name: string; data: string })) return
    Object.values(value).forEach((one) => walk(one, visit))
  }
}

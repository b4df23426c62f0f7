import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'svelte/compiler'
import { expect, test } from 'vitest'
import * as m from '#messages'

const root = path.resolve(import.meta.dirname, '../../..')

const sources = (folder: string, ending: RegExp): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => `${folder}/${file}`)

/**
 * What speaks to no person: the words that RE2 has for faults, words that are looked for in the languages of customers, files
 * for other programs. And the demo, which speaks as a server and its people do.
 */
const otherwise = [
  'alerts/pattern.ts',
  'supervision/attention/languages/',
  'demo/',
  'records/audit/csv.ts',
  'records/export/json.ts',
]

const translated = (folder: string, ending: RegExp, except: readonly string[]): string[] =>
  sources(folder, ending).filter((file) => !except.some((part) => file.startsWith(`${folder}/${part}`)))

/** Attributes and properties that a person reads or hears. */
const read = /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|hint|text)$/

/** Two words with a capital first, three in a row, or one with a full stop: names on the wire, selectors and classes are none of these. */
const sentence = /^\p{Lu}.*\s\p{L}|^\p{L}+( \p{L}+){2}|^\p{Lu}\p{Ll}+[.!?…]$/u

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

test('the same words are one message, save where other languages tell them apart', () => {
  const toldApart = ['Views', 'Signed out', 'Stay', 'not known', 'To']
  const texts = sources('locales/en', /\.json$/)
    .flatMap((file) =>
      Object.entries(JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Record<string, string>),
    )
    .flatMap(([id, text]) => (id.startsWith('@') ? [] : [text]))
  const twice = texts.filter((text, at) => texts.indexOf(text) !== at)
  expect(twice.sort()).toEqual(toldApart.sort())
})

test.each([
  ...sources('preload', /\.ts$/),
  ...sources('renderer', /\.(svelte|ts)$/),
  ...translated('main', /\.ts$/, otherwise),
])('%s holds no sentence of its own', (file) => {
  const source = fs.readFileSync(path.join(root, file), 'utf8')
  expect(sentences(file.endsWith('.ts') ? `<script lang="ts">${source}</script>` : source)).toEqual([])
})

/** The language may change while the program runs. */
test('no message is made once and for all, while a module is loaded', () => {
  const kept = ['main', 'preload', 'renderer']
    .flatMap((folder) => sources(folder, /\.ts$/))
    .flatMap((file) => saidAtLoad(fs.readFileSync(path.join(root, file), 'utf8')).map((id) => `${file}: ${id}`))
  expect(kept).toEqual([])
})

test('a message that is made while a module is loaded is found, and what is called later is not', () => {
  const code =
    'const a = { b: m.area.b() }; const c = () => m.area.c(); class D { e = m.area.e() }; let f = $derived(m.area.f())'
  expect(saidAtLoad(code)).toEqual(['b'])
})

test('a sentence in a view is found', () => {
  const markup = `<p title="A hint">{#if so}Some <b>words</b>{:else}{m.a.b()} · 5{/if}</p>`
  expect(sentences(markup)).toEqual(['A hint', 'Some', 'words'])
})

test('a sentence in code is found, and what is no sentence is not', () => {
  const script =
    "const a = `${n} of the chats`; if (key === 'ArrowUp') b = so ? 'No chat' : 'div > p, input'; c = 'Saved.'; throw new Error('Not for people')"
  expect(sentences(`<script lang="ts">${script}</script>{c ?? 'Nothing yet'}`)).toEqual([
    'of the chats',
    'No chat',
    'Saved.',
    'Nothing yet',
  ])
})

/** An error of the language's own is for whoever reads the log. */
const isForDevelopers = ({ type, callee }: Node): boolean =>
  type === 'NewExpression' && /^(Syntax|Type|Range)?Error$/.test(callee?.name ?? '')

/** What the markup says in letters of its own, and the literals of the code that read like a sentence. */
function sentences(source: string): string[] {
  const { instance, module, fragment } = parse(source, { modern: true })
  const said: string[] = []
  walk(fragment, (node) => {
    if (node.type === 'Text') said.push(node.data)
    return node.type !== 'Attribute' || read.test(node.name)
  })
  const literals: string[] = []
  walk([module, instance, fragment], (node) => {
    const { type, value } = node
    if (type === 'Literal' && typeof value === 'string') literals.push(value)
    if (type === 'TemplateElement') literals.push((value as { cooked: string }).cooked)
    return type !== 'ImportDeclaration' && !isForDevelopers(node)
  })
  return [
    ...said.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text)),
    ...literals.map((text) => text.trim()).filter((text) => sentence.test(text)),
  ]
}

/** The ids of the messages that a module makes once, when it is loaded. */
function saidAtLoad(code: string): string[] {
  const said: string[] = []
  walk(parse(`<script lang="ts">${code}</script>`, { modern: true }).instance, ({ type, callee }) => {
    if (type === 'CallExpression' && callee?.object?.object?.name === 'm') said.push(callee.property?.name ?? '')
    return !/Function|PropertyDefinition/.test(type) && !callee?.name?.startsWith('$')
  })
  return said
}

interface Named {
  name?: string
  object?: Named
  property?: Named
}

interface Node {
  type: string
  name: string
  data: string
  value: unknown
  callee?: Named
}

/** Visits a node and, where `visit` says so, what is in it. */
function walk(value: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(value)) value.forEach((one) => walk(one, visit))
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && !visit(value as Node)) return
    Object.values(value).forEach((one) => walk(one, visit))
  }
}

import fs from 'node:fs'
import path from 'node:path'
import MessageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/lib/compile-module.js'
import { parse, type SelectCase, type Token } from '@messageformat/parser'
import type { Plugin } from 'vite'
import { at } from './project.ts'
import { command, Trouble } from './trouble.ts'

/** The messages of one part of the program, by id; the key `@id` is a note for whoever translates the message `id`. */
type Catalogue = Record<string, string>

const source = at('locales', 'en')
const target = at('locales', 'compiled')

/** A name that can be called: `m.area.id()`. */
const identifier = /^[a-z][A-Za-z0-9]*$/

/**
 * Compiles the catalogues `locales/{language}/{area}.json` (ICU MessageFormat) to the typed functions that
 * `import * as m from '#messages'` gives: `m.area.id({ argument })`. Files that would not change are left alone.
 * @throws {Trouble} naming the file and the message that cannot be read
 */
export function compileMessages(from = source, to = target): void {
  const areas = fs
    .readdirSync(from)
    .map((file) => path.basename(file, '.json'))
    .sort()
  for (const area of areas) {
    const catalogue = readCatalogue(path.join(from, `${area}.json`), area)
    write(path.join(to, `${area}.d.ts`), declaration(area, catalogue))
    write(path.join(to, `${area}.js`), code(path.basename(from), catalogue))
  }
  const all = areas.map((area) => `export * as ${area} from './${area}.js'\n`).join('')
  write(path.join(to, 'index.js'), all)
  write(path.join(to, 'index.d.ts'), all)
}

/** Compiles before a build, and again whenever a catalogue is edited while the pages are served. */
export function messages(): Plugin {
  return {
    name: 'sideline-messages',
    buildStart: () => compileMessages(),
    configureServer({ watcher }) {
      watcher.add(source)
      watcher.on('change', (file) => {
        if (file.startsWith(source) && file.endsWith('.json')) compileMessages()
      })
    },
  }
}

function readCatalogue(file: string, area: string): Catalogue {
  if (!identifier.test(area)) throw new Trouble(`${file}: the name must be a plain word, as it is called in the code.`)
  const messages = Object.entries(JSON.parse(fs.readFileSync(file, 'utf8')) as Catalogue)
  const wrong = messages.find(([id]) => !identifier.test(id.replace(/^@/, '')))
  if (wrong !== undefined) throw new Trouble(`${file}: “${wrong[0]}” is no id.`)
  return Object.fromEntries(messages.filter(([id]) => !id.startsWith('@')))
}

/** Each function is an export of its own, so that a bundle holds those that are called, under short names. */
function code(language: string, catalogue: Catalogue): string {
  const module = compileModule(new MessageFormat(language), catalogue)
  const taken = /^ {2}"(.*?)":/m.exec(module)?.[1]
  if (taken !== undefined) throw new Trouble(`“${taken}” is a word of JavaScript already and can be no id.`)
  return module
    .replace(/^export default \{$/m, '')
    .replace(/\n\}$/, '\n')
    .replaceAll(/^ {2}(\w+): (.*?),?$/gm, 'export const $1 = $2')
}

function declaration(area: string, catalogue: Catalogue): string {
  const functions = Object.entries(catalogue).map(([id, text]) => {
    const given = [...argumentsOf(read(`${area}.json: ${id}`, text))]
    const parameters = given.map(([name, type]) => `${name}: ${type}`).join('; ')
    return `/** ${text.replaceAll('*/', '* /')} */\nexport function ${id}(${parameters === '' ? '' : `given: { ${parameters} }`}): string\n`
  })
  return functions.join('')
}

function read(where: string, text: string): Token[] {
  try {
    return parse(text, { strict: true })
  } catch (error) {
    throw new Trouble(`${where}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What a message has to be given, with the type of each. */
function argumentsOf(tokens: readonly Token[], found = new Map<string, string>()): Map<string, string> {
  for (const token of tokens) {
    if (!('arg' in token)) continue
    if (token.type === 'argument') found.set(token.arg, found.get(token.arg) ?? 'string | number')
    else if (token.type === 'select') found.set(token.arg, choices(token.cases))
    else found.set(token.arg, 'number')
    if ('cases' in token) for (const one of token.cases) argumentsOf(one.tokens, found)
  }
  return found
}

/** What a choice takes: the words that it names, and any other only where it has something to say of it. */
function choices(cases: readonly SelectCase[]): string {
  const named = cases.filter(({ key }) => key !== 'other').map(({ key }) => `'${key}'`)
  const isOpen = cases.some(({ key, tokens }) => key === 'other' && tokens.length > 0)
  return [...named, ...(isOpen ? ['(string & {})'] : [])].join(' | ')
}

function write(file: string, text: string): void {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

if (import.meta.main) {
  await command(() => {
    compileMessages()
    return Promise.resolve()
  })
}

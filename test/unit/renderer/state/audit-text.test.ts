import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { noted } from '../../../../main/records/audit/noted.ts'
import { Operation } from '../../../../preload/contract/index.ts'
import { actText } from '../../../../renderer/state/audit-text.ts'

const root = path.resolve(import.meta.dirname, '../../../..')

const requests = Object.entries(noted).flatMap(([name, how]) => (how === 'name' ? [name] : []))

/** The names of the union `ServerErrorCode`. */
const serverErrors = [
  ...fs.readFileSync(path.join(root, 'main/backend/error.ts'), 'utf8').matchAll(/^ {2}\| '(\w+)'/gm),
].map(([, code = '']) => code)

it.each([...Operation.options, ...requests])('calls %s by a name of its own', (name) => {
  expect(actText({ kind: 'operation', name, failure: null }).what).not.toBe(name)
})

it.each(serverErrors.filter((code) => !/^[a-z]+$/.test(code)))('says why in words where the code is %s', (code) => {
  const { what, details } = actText({ kind: 'operation', name: 'consult', failure: code })
  expect([what, details]).toEqual(['Consult failed', expect.not.stringContaining(code)])
})

it('shows what a newer or older program noted as it stands in the log', () => {
  expect(actText({ kind: 'operation', name: 'whisper', failure: 'tooQuiet' })).toMatchObject({
    what: 'whisper failed',
    details: 'tooQuiet',
  })
})

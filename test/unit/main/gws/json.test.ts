import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../../main/gws/json.ts'

describe('JSON of the server', () => {
  it('may have commas before a closing bracket', () => {
    expect(parseJson('{"a":[1,2,],"b":{"c":3 , }\n,}')).toEqual({ value: { a: [1, 2], b: { c: 3 } } })
  })

  it('may have line breaks within strings, which stay', () => {
    expect(parseJson('{"uri":"a/\n\tb"}')).toEqual({ value: { uri: 'a/\n\tb' } })
  })

  it('keeps the commas and brackets of its strings', () => {
    expect(parseJson('{"a":",]", "b":"\\",}",}')).toEqual({ value: { a: ',]', b: '",}' } })
  })

  it.each(['', 'text', '<html>', '{"a":', '{"a":"open', '{a:1}', '[1,,2]'])('is not %j', (text) => {
    expect(parseJson(text)).toBeNull()
  })

  it('is what it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const spoilt = `[${JSON.stringify(value)},]`
        expect(parseJson(spoilt)).toEqual(parseJson(`[${JSON.stringify(value)}]`))
      }),
    )
  })
})

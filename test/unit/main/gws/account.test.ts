import { describe, expect, it } from 'vitest'
import { failure, start } from './loopback.ts'

const user = {
  id: 'me1',
  userName: 'paula@example.com',
  firstName: 'Paula',
  lastName: 'Pohl',
  roles: ['ROLE_AGENT', 'ROLE_SUPERVISOR'],
  features: [{ id: 'api-multimedia-chat' }, { id: 'api-supervisor-monitoring' }],
}
const me = (changes: object) => start({ 'GET /me?subresources=*': { statusCode: 0, user: { ...user, ...changes } } })

describe('who is signed in', () => {
  it('is told with name and what the account may do', async () => {
    const { client } = await me({})
    await expect(client.me()).resolves.toEqual({
      id: 'me1',
      name: 'Paula Pohl',
      userName: 'paula@example.com',
      abilities: { monitor: true, agentControl: false },
      warnings: [],
    })
  })

  it('has to have a feature for chats; the error names it and whom to ask', async () => {
    for (const features of [[], [{ id: 'api-voice' }], [null, 7, {}]]) {
      const { client } = await me({ features })
      const error = await failure(client.me())
      expect(error.code).toBe('noFeature')
      expect(error.message).toMatch(/paula@example\.com.*api-multimedia.*Genesys administrator/)
    }
  })

  it('is warned of what is missing for supervising', async () => {
    const { client } = await me({ features: [{ id: 'api-multimedia' }], roles: null, firstName: null, lastName: 7 })
    const { warnings, name } = await client.me()
    expect(name).toBe('7')
    expect(warnings).toEqual([
      expect.stringContaining('api-supervisor-monitoring'),
      expect.stringContaining('ROLE_SUPERVISOR'),
    ])
  })

  it('is let in with a warning where the server lists no features at all', async () => {
    const { client } = await me({ features: undefined })
    const { warnings } = await client.me()
    expect(warnings).toEqual([expect.stringContaining('does not say')])
  })

  it('is missing where another kind of server answers', async () => {
    for (const reply of [{}, { statusCode: 0, user: {} }, { login: 'paula' }]) {
      const { client } = await start({ 'GET /me?subresources=*': reply })
      expect((await failure(client.me())).code).toBe('notGws')
    }
  })
})

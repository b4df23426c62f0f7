import fs from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/project.ts'
import { startBare } from './bare.ts'
import { desk, firstChat, signIn } from './desk.ts'
import { expect, test } from './test.ts'

test('from start to sign-out nothing but the server is ever asked', async ({ centre, recorder }, info) => {
  const demo = await centre()
  const proxy = await recorder()
  const connections = info.outputPath('connections.txt')
  fs.writeFileSync(connections, '')
  const app = await startBare({
    command: ({ electron }) => [
      electron.executable,
      ...electron.switches,
      ...['-r', path.join(import.meta.dirname, 'record-connections.cjs')],
      `--proxy-server=${proxy.url}`,
      '--proxy-bypass-list=<-loopback>', // by itself Chromium spares this machine its proxy
      root,
    ],
    env: { SIDELINE_SERVER: demo.url, SIDELINE_E2E_CONNECTIONS: connections },
  })
  try {
    const seen = await signIn(app, demo)
    await seen.chat(firstChat(demo).customer).click()
    await seen.coach.click()
    await seen.toAgents.fill('A lettre with a mistaek, that a spelling checker wants to look at.')
    await seen.sendToAgents.click()
    await expect(seen.line('mistaek')).toBeVisible()
    await app.client.getByRole('button', { name: /^Account of/ }).click()
    await app.client.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(desk(app.client).signIn).toBeVisible()
  } finally {
    await app.stop()
  }

  expect(proxy.asked).toEqual([])
  const hosts = fs.readFileSync(connections, 'utf8').trim().split('\n')
  expect([...new Set(hosts)]).toEqual([new URL(demo.url).host])
})

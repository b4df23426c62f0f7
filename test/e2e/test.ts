import { test as base } from '@playwright/test'
import { startDemo, type Demo, type DemoOptions } from '../../main/demo/index.ts'
import { Application, type ApplicationOptions } from './application.ts'
import { startRecorder, type Pages, type Recorder } from './recorder.ts'
import { surroundings } from './surroundings.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** Starts a server that nothing of the app may ask, stopped after the test. */
  recorder: (pages?: Pages) => Promise<Recorder>
  /** Starts a contact centre that is stopped after the test; nobody speaks in it unless the test makes them. */
  centre: (options?: DemoOptions) => Promise<Demo>
  /** Starts the app, which is stopped after the test; a failed test gets pictures of its windows. */
  launch: (options?: ApplicationOptions) => Promise<Application>
}

interface WorkerFixtures {
  /** Keeps the worker's display open from one test to the next. */
  shared: undefined
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
    async ({}, use) => {
      const { leave } = await surroundings()
      await use(undefined)
      await leave()
    },
    { scope: 'worker', auto: true },
  ],

  // eslint-disable-next-line no-empty-pattern -- as above
  recorder: async ({}, use) => {
    const started: Recorder[] = []
    await use(async (pages) => {
      const recorder = await startRecorder(pages)
      started.push(recorder)
      return recorder
    })
    for (const recorder of started) await recorder.stop()
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  centre: async ({}, use) => {
    const started: Demo[] = []
    await use(async (options) => {
      const demo = await startDemo({ scenario: 'quiet', ...options })
      started.push(demo)
      return demo
    })
    for (const demo of started) await demo.stop()
  },

  launch: async ({ centre: _closedAfterTheApp }, use, info) => {
    const started: Application[] = []
    await use(async (options) => {
      const app = await new Application(options).start()
      started.push(app)
      return app
    })
    for (const app of started) {
      if (info.status !== info.expectedStatus && app.isRunning()) {
        for (const [number, page] of app.windows().entries()) {
          const body = await page.screenshot({ timeout: 5000 }).catch(() => null)
          if (body !== null) await info.attach(`window-${number}`, { body, contentType: 'image/png' })
        }
      }
      await app.stop()
    }
  },
})

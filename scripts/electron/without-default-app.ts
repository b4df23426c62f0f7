import fs from 'node:fs'
import path from 'node:path'

/** A hook of electron-builder, which leaves Electron's default app in where it takes an unpacked Electron. */
export default function withoutDefaultApp({ appOutDir }: { appOutDir: string }): void {
  for (const name of ['resources/default_app.asar', 'version']) {
    fs.rmSync(path.join(appOutDir, name), { recursive: true, force: true })
  }
}

import path from 'node:path'
import { build, transform, type BuildOptions, type Plugin } from 'esbuild'
import { transform as transformStyle } from 'lightningcss'
import { root } from '../../project.ts'

/** What Electron 22 is made of. */
const node = 'node16.17'
const chromium = 'chrome108'
/** Esbuild counts top-level await as newer than both; main's is kept by a wrapper, the pages' engine has it. */
const supported = { 'top-level-await': true }

/**
 * Main and all its chunks as one CommonJS file. Its top-level await is kept by an async function around it, so,
 * unlike on a current Electron, `ready` does not wait for it.
 */
export async function lowerMain(entry: string): Promise<string> {
  const code = await bundle({
    entryPoints: [entry],
    platform: 'node',
    target: node,
    format: 'esm',
    supported,
    plugins: [byRequire],
    define: { 'import.meta.url': '__url', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  })
  return `require('./older-shims.cjs')
const __load = require
const __url = require('node:url').pathToFileURL(__filename).href
;(async () => {
${code}
})().catch((error) => {
  process.nextTick(() => {
    throw error // as a module of main would: Electron shows it
  })
})
`
}

export async function lowerPreload(text: string): Promise<string> {
  return (await transform(text, { target: chromium, logLevel: 'error' })).code
}

export async function lowerScript(text: string): Promise<string> {
  return (await transform(text, { target: chromium, format: 'esm', supported, logLevel: 'error' })).code
}

export function lowerStyle(text: string): string {
  const { code } = transformStyle({
    filename: 'style.css',
    code: Buffer.from(text),
    targets: { chrome: 108 << 16 },
    errorRecovery: true,
  })
  return Buffer.from(code).toString('utf8')
}

/** The page with the shims as its first script; `folder` is the page's own in the project. */
export function lowerPage(html: string, folder: string): string {
  const shims = path.posix.relative(folder, 'dist/renderer/older-shims.js')
  return html.replace(/<script\b/, `<script src="./${shims}"></script>\n    <script`)
}

export function pageShims(): Promise<string> {
  return bundle({ entryPoints: [shim('page.ts')], platform: 'browser', target: chromium, format: 'iife', minify: true })
}

export function mainShims(): Promise<string> {
  return bundle({
    entryPoints: [shim('main.ts')],
    platform: 'node',
    target: node,
    format: 'cjs',
    external: ['electron'],
    minify: true,
  })
}

const shim = (name: string): string => path.join(import.meta.dirname, 'shims', name)

/** Electron and Node's own modules come by `require`, so that no import statement is left inside the wrapper. */
const byRequire: Plugin = {
  name: 'by-require',
  setup(building) {
    building.onResolve({ filter: /^(electron(\/.*)?|node:.*|original-fs)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'by-require',
    }))
    building.onLoad({ filter: /.*/, namespace: 'by-require' }, ({ path: name }) => ({
      contents: `module.exports = __load(${JSON.stringify(name)})`,
      loader: 'js',
    }))
  },
}

async function bundle(options: BuildOptions): Promise<string> {
  const {
    outputFiles: [file],
  } = await build({
    ...options,
    bundle: true,
    write: false,
    absWorkingDir: root,
    logLevel: 'error',
    legalComments: 'none',
  })
  if (file === undefined) throw new Error('esbuild wrote nothing')
  return file.text
}

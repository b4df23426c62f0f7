/** Runs every benchmark of this folder, one after the other: `npm run bench`, or `npm run bench -- chats` for one. */
import fs from 'node:fs'
import path from 'node:path'

const [wanted = ''] = process.argv.slice(2)
const files = fs.readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts') && name.includes(wanted))
for (const name of files.sort()) {
  console.log(`\n${name}`)
  await import(path.join(import.meta.dirname, name))
}

// Brings a clone up to date before it runs: installs what the lock file names and builds what has changed, else nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node as the npm package `node` pins it; the host's own where that package is not there. */
export function pinnedNode() {
  const pinned = join(root, 'node_modules/.bin/node')
  return existsSync(pinned) ? pinned : process.execPath
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error || status !== 0) {
    console.error(`cairn: "${command} ${args.join(' ')}" failed. Mend what it says above and run this again.`)
    process.exit(status ?? 1)
  }
}

const hash = (text) => createHash('sha256').update(text).digest('hex')

function install() {
  const stamp = join(root, 'node_modules/.cairn-lock')
  const wanted = hash(readFileSync(join(root, 'package-lock.json')))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing packages (once) ...')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

function newest(folder) {
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs)
  }
  return latest
}

function build() {
  const stamp = join(root, 'build/.built')
  const sources = Math.max(
    ...['src', 'dialogs', 'tests'].map((name) => newest(join(root, name))),
    statSync(join(root, 'tsconfig.json')).mtimeMs,
  )
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= sources) return
  console.error('Building ...')
  run(pinnedNode(), [join(root, 'node_modules/typescript/bin/tsc'), '-p', root])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
}

/** What is learnt from the content is learnt again when the content or the build has changed. */
function learn() {
  const stamp = join(root, 'build/.learnt')
  const folders = [process.env.CONTENT_DIR, process.env.LOCALES_DIR].map((dir, at) =>
    dir ? resolve(root, dir) : join(root, at === 0 ? 'content' : 'locales'),
  )
  const from = folders.join('\n')
  const changed = () =>
    Math.max(...folders.map((folder) => newest(folder)), statSync(join(root, 'build/.built')).mtimeMs)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from && statSync(stamp).mtimeMs >= changed())
    return
  console.error('Learning ...')
  run(pinnedNode(), [join(root, 'build/src/learn.js')])
  writeFileSync(stamp, from)
}

export function prepare() {
  install()
  build()
  learn()
}

// Brings a clone up to date before it runs: installs what the lock file names and builds what has changed, else nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

export function prepare() {
  install()
  build()
}

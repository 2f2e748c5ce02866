// Prepares the clone, then runs a built module on the pinned Node: `node scripts/run.mjs src/chat.js cy`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pinnedNode, prepare, root } from './prepare.mjs'

/** Runs `build/<module>` and ends as it ends; signals are passed on. */
export function run(module, args = [], nodeFlags = ['--enable-source-maps']) {
  prepare()
  const child = spawn(pinnedNode(), [...nodeFlags, join(root, 'build', module), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
}

const [, script, module, ...args] = process.argv
if (module && import.meta.url === pathToFileURL(script).href) run(module, args)

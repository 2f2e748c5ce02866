// `npm test`: prepares the clone, finds a Chromium, then runs every test. Extra arguments go to jest.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from './find-chromium.mjs'
import { pinnedNode, prepare, root } from './prepare.mjs'

/** Runs jest on what is built and gives its exit code. */
export function runTests(args, environment = {}) {
  prepare()
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  const { status } = spawnSync(
    pinnedNode(),
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  )
  return status ?? 1
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  prepare()
  const chromium = findChromium()
  if (!chromium) {
    console.error(
      'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
    )
    process.exit(1)
  }
  process.exit(runTests(process.argv.slice(2), { CHROMIUM_PATH: chromium }))
}

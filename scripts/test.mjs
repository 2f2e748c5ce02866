// `npm test`: prepares the clone, finds a Chromium, then runs every test. Extra arguments go to jest.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { pinnedNode, prepare, root } from './prepare.mjs'

prepare()
const chromium = findChromium()
if (!chromium) {
  console.error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
  )
  process.exit(1)
}
const jest = join(root, 'node_modules/jest/bin/jest.js')
const { status } = spawnSync(
  pinnedNode(),
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium } },
)
process.exit(status ?? 1)

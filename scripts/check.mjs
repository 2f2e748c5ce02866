// `npm run check`: format, lint, types, dead code, then every test (the architecture test among them). The first fault ends it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode, prepare, root } from './prepare.mjs'

const steps = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '.'],
  ['lint', 'eslint/bin/eslint.js', '--max-warnings=0', '.'],
  ['types', 'typescript/bin/tsc', '-p', '.', '--noEmit'],
  ['dead code', 'knip/bin/knip.js'],
]

prepare()
for (const [name, tool, ...args] of steps) {
  console.log(`\n${name}`)
  const { status } = spawnSync(pinnedNode(), [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}
console.log('\ntests')
const { status } = spawnSync(process.execPath, [join(root, 'scripts/test.mjs')], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)

// `npm start`: prepares the clone, then runs the service on the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode, prepare, root } from './prepare.mjs'

prepare()
const service = spawn(pinnedNode(), ['--enable-source-maps', join(root, 'build/src/main.js')], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => service.kill(signal))
service.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))

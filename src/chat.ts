/** `npm run chat [language]`: the same engine in a terminal. Nothing is stored beyond the process. */
import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { compose } from './compose.js'
import { readConfig } from './config.js'
import { headOf } from './conversation/head.js'
import { randomIds } from './conversation/ids.js'
import { createTurns } from './conversation/turns.js'
import type { Message } from './domain/message.js'
import { plainMessage } from './speech/plain-message.js'
import { createLog } from './log.js'
import { openMemoryStore } from './store/index.js'

const at = { channel: 'terminal', address: 'here' }
const { conversation, offered } = compose({
  config: readConfig(),
  store: openMemoryStore({ headOf }),
  clock: { now: () => new Date() },
  ids: randomIds,
  turns: createTurns(),
  log: createLog('error'),
})
const language = offered.find((code) => code === process.argv[2]) ?? offered[0] ?? ''

function show(messages: readonly Message[]): void {
  for (const message of messages.filter(({ from }) => from.kind !== 'person'))
    stdout.write(`\n${plainMessage(message)}\n`)
}

const terminal = createInterface({ input: stdin, output: stdout, prompt: '\n> ' })
show((await conversation.start({ ...at, language })).messages)
terminal.prompt()
let count = 0
for await (const text of terminal) {
  const received = await conversation.receive({ ...at, messageId: `line-${++count}`, text })
  show(received.messages)
  if (received.kind === 'erased') break
  terminal.prompt()
}
terminal.close()

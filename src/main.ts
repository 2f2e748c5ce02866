/** `npm start`: reads the configuration, starts the service and says where it is. */
import { performance } from 'node:perf_hooks'
import { readConfig } from './config.js'
import { CairnError } from './errors.js'
import { createLog } from './log.js'
import { startService, type Service } from './service.js'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function announce({ port, firstAccount }: Service, address: string | undefined): void {
  const at = address ?? `http://localhost:${port}`
  say(`The person's page   ${at}/`)
  say(`The desk            ${at}/desk`)
  if (firstAccount) {
    say(
      `  sign in the first time as "${firstAccount.username}" with the one-time password ${firstAccount.oneTimePassword}`,
    )
  }
  say(`Health              ${at}/health`)
}

try {
  const config = readConfig()
  const log = createLog(config.LOG_LEVEL)
  const service = await startService(config, log)
  announce(service, config.PUBLIC_URL)
  log.event({ name: 'service.started', port: service.port, milliseconds: Math.round(performance.now()) })
  const stop = () => {
    void service.close().then(() => {
      log.event({ name: 'service.stopped' })
      process.exit(0)
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  process.stderr.write(
    `${error instanceof CairnError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
}

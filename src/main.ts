/** `npm start`: reads the configuration, starts the service and says where it is. */
import { performance } from 'node:perf_hooks'
import { readConfig, type Config } from './config.js'
import { CairnError } from './errors.js'
import { createLog } from './log.js'
import { startService, type Service } from './service.js'

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function announce({ port, firstAccount }: Service, config: Config): void {
  const at = config.PUBLIC_URL ?? `http://localhost:${port}`
  say(`The person's page   ${at}/`)
  say(`The desk            ${at}/desk`)
  if (firstAccount) {
    say(
      `  sign in the first time as "${firstAccount.username}" with the one-time password ${firstAccount.oneTimePassword}`,
    )
  }
  say(`Teams               ${config.MICROSOFT_APP_ID ? `${at}/api/messages` : withoutIdentity(config)}`)
  say(`Health              ${at}/health`)
}

const withoutIdentity = ({ NODE_ENV }: Config) =>
  NODE_ENV === 'production'
    ? 'not served: set MICROSOFT_APP_ID'
    : 'only an emulator on this machine, until MICROSOFT_APP_ID is set'

try {
  const config = readConfig()
  const log = createLog(config.LOG_LEVEL)
  const service = await startService(config, log)
  announce(service, config)
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

/** One full turn through each channel against one echo through the SDK's adapter: CPU and turns a second, each in a process of its own. */
import { byEcho } from './by-echo.js'
import { bySms } from './by-sms.js'
import { byTeams } from './by-teams.js'
import { byWeb } from './by-web.js'
import type { Loadable, Measured } from './load.js'
import { judged, median, type Row } from './table.js'

const runs = 3

const ways = {
  echo: { start: byEcho, name: 'an echo' },
  web: { start: byWeb, name: 'web (Direct Line)' },
  sms: { start: bySms, name: 'SMS, until the texts are handed over' },
  teams: { start: byTeams, name: 'Teams, until the replies are posted' },
} as const
type Way = keyof typeof ways
const names = Object.keys(ways) as Way[]

export async function turn(): Promise<Row[]> {
  const running: Partial<Record<Way, Loadable>> = {}
  try {
    for (const name of names) running[name] = await ways[name].start()
    const measured: Record<Way, Measured[]> = { echo: [], web: [], sms: [], teams: [] }
    // In turn, so that whatever else the machine does falls on all of them alike. The first is a warm-up and does not count.
    for (let run = 0; run <= runs; run++)
      for (const name of names) {
        const one = await running[name]?.walk(run)
        if (one && run > 0) measured[name].push(one)
      }
    return rowsOf(measured)
  } finally {
    await Promise.all(Object.values(running).map((server) => server.stop()))
  }
}

function rowsOf(measured: Readonly<Record<Way, readonly Measured[]>>): Row[] {
  const middle = (name: Way, of: keyof Measured) => median(measured[name].map((one) => one[of]))
  const ratio = (name: Way) =>
    median(measured[name].map(({ cpu }, run) => cpu / (measured.echo[run]?.cpu ?? NaN)))
  const told = (name: Way) =>
    `${Math.round(middle(name, 'rate'))} turns a second, ${Math.round(middle(name, 'cpu'))} µs of CPU each, ` +
    `server at ${Math.round(100 * middle(name, 'busy'))} % of a core`
  return [
    {
      what: 'CPU per full turn, to a CloudAdapter echo',
      target: 'at most 1.00x',
      measured: `${ratio('web').toFixed(2)}x`,
      verdict: judged(ratio('web') <= 1),
    },
    ...names.map((name) => ({
      what: `  ${ways[name].name}`,
      measured: name === 'echo' ? told(name) : `${ratio(name).toFixed(2)}x: ${told(name)}`,
    })),
  ]
}

/** A transcript's file, read: where it is set, and what happens in it line by line. */

const setting = /^on (\w+), in ([\w-]+), at (\S+ [\d:]+)(?:, with only ([\w-]+))?$/

export interface Happening {
  /** `> typed`, `>> pressed code`, `~ 90 minutes` or `* Sam takes the case`. */
  readonly line: string
  /** The names of the events that it leads to. */
  readonly events: readonly string[]
}

export interface Chat {
  readonly title: string
  readonly scene: string
  readonly channel: string
  readonly language: string
  /** ISO. */
  readonly at: string
  /** The one service there is in town, where there is only one. */
  readonly only: string | undefined
  readonly happenings: readonly Happening[]
}

export function readChat(script: string): Chat {
  const lines = script.split('\n')
  const [scene, channel = 'web', language = 'en', at = '2026-11-20 10:00', only] =
    lines.map((line) => setting.exec(line)).find(Boolean) ?? []
  return {
    title: lines.find((line) => line.startsWith('# ')) ?? '# untitled',
    scene: scene ?? `on ${channel}, in ${language}, at ${at}`,
    channel,
    language,
    at: `${at.replace(' ', 'T')}:00Z`,
    only,
    happenings: lines.flatMap((line, index) =>
      /^(>>? |~ |\* )/.test(line) ? [{ line, events: eventsAfter(lines.slice(index + 1)) }] : [],
    ),
  }
}

function eventsAfter(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => line === '')
  const events = lines.slice(0, end === -1 ? undefined : end).find((line) => line.startsWith('= '))
  return events?.slice(2).split(', ') ?? []
}

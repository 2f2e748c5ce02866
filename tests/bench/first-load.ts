/** What a phone fetches when it opens the page for the first time: the page and all that it names, compressed, with headers. */
import { get } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { startCairn } from './cairn.js'
import { judged, type Row } from './table.js'

const target = 'at most 60 kB'
const what = 'first load of the page, compressed'

interface Fetched {
  readonly status: number
  readonly text: string
  /** Everything that came over the wire for it. */
  readonly bytes: number
}

export async function firstLoad(): Promise<Row[]> {
  const cairn = await startCairn()
  try {
    const page = await fetched(`${cairn.url}/`)
    if (page.status === 404) return [{ what, target, measured: 'there is no page at /', verdict: 'skipped' }]
    let bytes = page.bytes
    const known = new Set<string>()
    const open = namedIn(page.text, `${cairn.url}/`)
    for (const url of open) {
      if (known.has(url)) continue
      known.add(url)
      const file = await fetched(url)
      if (file.status !== 200) throw new Error(`${new URL(url).pathname} was answered ${file.status}`)
      bytes += file.bytes
      if (new URL(url).pathname.endsWith('.css')) open.push(...stylesIn(file.text, url))
    }
    return [
      {
        what,
        target,
        measured: `${(bytes / 1_000).toFixed(1)} kB, 1 page and ${known.size} files`,
        verdict: judged(bytes <= 60_000),
      },
    ]
  } finally {
    await cairn.stop()
  }
}

/** Scripts, styles, icons, pictures and fonts of a page: what a browser fetches without being asked. */
function namedIn(html: string, base: string): string[] {
  const tags = html.match(/<(?:script|link|img|source)\b[^>]*>/g) ?? []
  const fetchedByItself = tags.filter(
    (tag) => !tag.startsWith('<link') || /rel="?[^">]*(?:stylesheet|icon|preload|manifest)/.test(tag),
  )
  return fetchedByItself.flatMap((tag) => {
    const named = /(?:src|href)="([^"]+)"/.exec(tag)?.[1]
    return named === undefined || named.startsWith('data:') ? [] : [new URL(named, base).href]
  })
}

const stylesIn = (css: string, base: string): string[] =>
  [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].flatMap(([, named = '']) =>
    named.startsWith('data:') || named.startsWith('#') ? [] : [new URL(named, base).href],
  )

/** On a connection of its own, so that the bytes of the connection are those of this answer. */
function fetched(url: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    get(
      url,
      { agent: false, headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'en' } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: plain(Buffer.concat(chunks), answer.headers).toString('utf8'),
            bytes: answer.socket.bytesRead,
          }),
        )
      },
    ).on('error', reject)
  })
}

function plain(body: Buffer, { 'content-encoding': encoding }: IncomingHttpHeaders): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body)
  return encoding === 'gzip' ? gunzipSync(body) : body
}

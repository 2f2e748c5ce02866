/** What a PDF says: the words of each line as they are read, and the text of each page as its letters stand. */
import { inflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'

export async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text
}

/** The `ActualText` of every marked run, in order: what a reader copies or hears. */
export function linesRead(pdf: Buffer): string[] {
  return streamsOf(pdf).flatMap((stream) => {
    const found = [...stream.toString('latin1').matchAll(/\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)]
    return found.map(([, raw = '']) => decoded(raw))
  })
}

function streamsOf(pdf: Buffer): Buffer[] {
  const streams: Buffer[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue
    const end = pdf.indexOf('\nendstream', at)
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, end)))
    } catch {
      // A font or another stream that is not packed.
    }
  }
  return streams
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function decoded(raw: string): string {
  const bytes = Buffer.from(
    raw.replace(/\\([\s\S])/g, (_, one: string) => escapes[one] ?? one),
    'latin1',
  )
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1')
  return bytes
    .subarray(2, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}

/** Files of the pages (style, script, font), held in memory, compressed once, at addresses that name their content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { acceptedEncoding } from './answer.js'
import type { Route } from './route.js'

export interface Assets {
  /** The address of a file by its name: `/assets/page.4f1c2a9b.css`. @throws when no such file was given. */
  url(name: string): string
  readonly routes: readonly Route[]
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** `files`: the name a page uses -> the file's path, or its content. `under`: the folder in the address. */
export function createAssets(files: Readonly<Record<string, string | Buffer>>, under = '/assets'): Assets {
  const urls = new Map<string, string>()
  const held = new Map<string, Held>()
  for (const [name, file] of Object.entries(files)) {
    const one = hold(name, typeof file === 'string' ? readFileSync(file) : file)
    urls.set(name, `${under}/${one.name}`)
    held.set(one.name, one)
  }
  return {
    url(name) {
      const url = urls.get(name)
      if (!url) throw new Error(`assets: no file named ${name} was given`)
      return url
    },
    routes: [...held.values()].map((one) => route(`${under}/${one.name}`, one)),
  }
}

interface Held {
  readonly name: string
  readonly type: string
  readonly etag: string
  readonly plain: Buffer
  readonly br?: Buffer
  readonly gzip?: Buffer
}

function hold(name: string, plain: Buffer): Held {
  const extension = extname(name)
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const type = types[extension] ?? 'application/octet-stream'
  const base = {
    name: `${name.slice(0, -extension.length)}.${hash}${extension}`,
    type,
    etag: `"${hash}"`,
    plain,
  }
  if (!/^text|svg/.test(type)) return base
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return { ...base, br: brotliCompressSync(plain, { params }), gzip: gzipSync(plain, { level: 9 }) }
}

function route(path: string, held: Held): Route {
  return {
    method: 'GET',
    path,
    access: 'public',
    handle({ headers }) {
      const common = {
        'Content-Type': held.type,
        ETag: held.etag,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }
      if (headers['if-none-match']?.includes(held.etag)) return { status: 304, headers: common }
      const encoding = acceptedEncoding(headers['accept-encoding'])
      const body = encoding && held[encoding]
      return body
        ? { status: 200, headers: { ...common, 'Content-Encoding': encoding }, body }
        : { status: 200, headers: common, body: held.plain }
    },
  }
}

/** lowdb over our durable folder: an adapter for one file, and a whole document kept through it. */
import { basename, dirname } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import type { z } from 'zod'
import { StoreError } from '../errors.js'
import { openFolder, type Disk, type Folder } from './folder.js'

/** How a value stands in its file. `parse` throws when the text is not such a value. */
export interface TextForm<Value> {
  print(value: Value): string
  parse(text: string): Value
}

export function durableFile<Value>(folder: Folder, name: string, form: TextForm<Value>): Adapter<Value> {
  return {
    async read() {
      const text = await folder.read(name)
      return text === undefined ? null : form.parse(text)
    },
    write: (value) => folder.replace(name, form.print(value)),
  }
}

export interface Document<Value> {
  /** What was last stored. To be treated as immutable: change a copy and `write` it. */
  read(): Value
  /** Writes are queued; each resolves once it would survive a power cut, and `read` gives it only then. */
  write(next: Value): Promise<void>
  close(): Promise<void>
}

/**
 * One JSON file held in memory and written whole, for what is small: accounts, sessions. `initial` stands until the
 * first write. The folder must belong to one process (see `lock.ts`).
 * @throws StoreError `broken` when the file is there and is not what `schema` says; it is left as it is.
 */
export async function openDocument<Value>(
  path: string,
  schema: z.ZodType<Value>,
  initial: Value,
  disk?: Disk,
): Promise<Document<Value>> {
  const name = basename(path)
  const folder = openFolder(dirname(path), name, disk)
  const adapter = durableFile(folder, name, jsonForm(path, schema))
  const low = new Low(adapter, initial)
  try {
    folder.sweep(name)
    await low.read()
  } catch (error) {
    folder.close()
    throw error
  }

  let last: Promise<void> = Promise.resolve()
  return {
    read: () => low.data,
    write(next) {
      const mine = last.then(async () => {
        await adapter.write(next)
        low.data = next
      })
      last = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await last
      folder.close()
    },
  }
}

function jsonForm<Value>(path: string, schema: z.ZodType<Value>): TextForm<Value> {
  return {
    print: (value) => `${JSON.stringify(value, undefined, 2)}\n`,
    parse(text) {
      const parsed = schema.safeParse(jsonOf(text))
      if (parsed.success) return parsed.data
      throw new StoreError(
        'broken',
        `${path} cannot be used: it is damaged or was changed by hand. Put a good copy in its place, or move it away.`,
      )
    },
  }
}

/** Undefined when `text` is no JSON. The parser's own message is dropped: it quotes the text. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

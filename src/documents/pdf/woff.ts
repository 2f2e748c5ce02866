/** A font file as the shaper reads it: WOFF 1.0 (W3C) unpacked to the tables it was made of; anything else as it is. */
import { inflateSync } from 'node:zlib'

const headerSize = 44
const entrySize = 20

export function sfntOf(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file
  const count = file.readUInt16BE(12)
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  file.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const tables: Buffer[] = [head]
  let end = head.length
  for (let index = 0; index < count; index++) {
    const at = headerSize + index * entrySize
    const [offset, packed, length] = [4, 8, 12].map((field) => file.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ]
    const raw = file.subarray(offset, offset + packed)
    const entry = 12 + 16 * index
    file.copy(head, entry, at, at + 4)
    file.copy(head, entry + 4, at + 16, at + 20)
    head.writeUInt32BE(end, entry + 8)
    head.writeUInt32BE(length, entry + 12)
    const padding = (4 - (length % 4)) % 4
    tables.push(packed < length ? inflateSync(raw) : raw, Buffer.alloc(padding))
    end += length + padding
  }
  return Buffer.concat(tables)
}

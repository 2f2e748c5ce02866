/** The app's two icons: a cairn, which is three stones one on the other. */
import { png, type Pixel } from './png.js'

export const accentColor = '#00695c'
const accent: Pixel = [0x00, 0x69, 0x5c, 255]

interface Stone {
  readonly x: number
  readonly y: number
  readonly wide: number
  readonly high: number
}

/** Middles and half sizes, in parts of the side. */
const stones: readonly Stone[] = [
  { x: 0.5, y: 0.7, wide: 0.27, high: 0.105 },
  { x: 0.51, y: 0.5, wide: 0.195, high: 0.085 },
  { x: 0.485, y: 0.335, wide: 0.12, high: 0.07 },
]

/** 192 pixels: white stones on the accent colour. */
export const colorIcon = (): Buffer =>
  png(192, (x, y) => {
    const white = share(x, y, 192, (px, py) => stones.some((stone) => within(stone, px, py, 0)))
    const [red, green, blue] = accent
    const mixed = (from: number) => Math.round(from + (255 - from) * white)
    return [mixed(red), mixed(green), mixed(blue), 255]
  })

/** 32 pixels: white outlines on nothing, as Teams asks. */
export const outlineIcon = (): Buffer => {
  const larger = stones.map(({ x, y, wide, high }) => ({
    x: 0.5 + (x - 0.5) * 1.6,
    y: 0.5 + (y - 0.51) * 1.6,
    wide: wide * 1.6,
    high: high * 1.6,
  }))
  const line = 1.7 / 32
  const isLine = (px: number, py: number) =>
    larger.some((stone) => within(stone, px, py, 0) && !within(stone, px, py, line))
  return png(32, (x, y) => [255, 255, 255, Math.round(255 * share(x, y, 32, isLine))])
}

function within({ x, y, wide, high }: Stone, px: number, py: number, inset: number): boolean {
  return ((px - x) / (wide - inset)) ** 2 + ((py - y) / (high - inset)) ** 2 <= 1
}

/** How much of a pixel is covered, 0 to 1, asked at sixteen places of it. */
function share(x: number, y: number, side: number, covers: (px: number, py: number) => boolean): number {
  const places = [0.125, 0.375, 0.625, 0.875]
  const hits = places.flatMap((dy) => places.map((dx) => covers((x + dx) / side, (y + dy) / side)))
  return hits.filter(Boolean).length / hits.length
}

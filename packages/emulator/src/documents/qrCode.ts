/** QR codes as images that need no other server. */
import { encode } from "fast-png"
import { generate } from "lean-qr"
import { toBase64 } from "../internal/effect.js"

/** Pixels of a module, and modules of the margin that scanners need. */
const scale = 4
const margin = 4

/** A text as a PNG in a `data:` URI. */
export const dataUri = (text: string): string => {
  const code = generate(text)
  const size = (code.size + 2 * margin) * scale
  const data = new Uint8Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      data[y * size + x] = code.get(moduleAt(x), moduleAt(y)) ? 0 : 255
    }
  }
  const png = encode({ width: size, height: size, data, channels: 1, depth: 8 })
  return `data:image/png;base64,${toBase64(png)}`
}

const moduleAt = (pixel: number): number => Math.floor(pixel / scale) - margin

/** The code of an authenticator app for a key in base32 (RFC 4226 and 6238), computed without the emulator's library. */
import { createHmac } from "node:crypto"

export const bytesOf = (base32: string): Buffer => {
  const bits = [...base32].map((digit) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit).toString(2).padStart(5, "0")
  )
  return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

export const totp = (base32: string, millis: number): string => {
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(millis / 30_000)))
  const digest = createHmac("sha1", bytesOf(base32)).update(step).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

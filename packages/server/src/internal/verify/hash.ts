/** SHA-256 of a text, in hexadecimal digits. */
import * as Effect from "effect/Effect"

type Sync = (algorithm: "sha256", text: string) => string

/**
 * Node's own, wherever that is: Web Crypto answers 50 times later, and a verdict is looked up at each request. Nothing is imported, so
 * that bundles for other platforms have no import of Node's in them.
 */
const sync: Sync | undefined = /* @__PURE__ */ (() => {
  const host = Reflect.get(globalThis, "process") as Partial<NodeJS.Process> | undefined
  const crypto = host?.getBuiltinModule?.("node:crypto")
  if (typeof crypto?.createHash !== "function") return undefined
  // One call, since Node 20.12; others that have the module may not have it.
  return crypto.hash ?? ((algorithm, text) => crypto.createHash(algorithm).update(text).digest("hex"))
})()

const utf8 = new TextEncoder()

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("")

/** The digest at once, or an effect of it. */
export const sha256 = (text: string): string | Effect.Effect<string> =>
  sync ? sync("sha256", text) : Effect.promise(() => crypto.subtle.digest("SHA-256", utf8.encode(text)).then(hexOf))

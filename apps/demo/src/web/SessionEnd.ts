/** Tells whoever looks after the visit that a call was refused for want of a session. */
import type { Refusal } from "../api/Refusals.js"

const listeners = new Set<() => void>()

export const onSessionRefused = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Every refusal passes by here. */
export const noticeRefusal = ({ _tag }: Refusal): void => {
  if (_tag === "SignInRequired" || _tag === "Forbidden") for (const listener of listeners) listener()
}

/** Tells listeners that a call was refused because its session has ended. */
import type { Refusal } from "../../api/Refusals.js"

const listeners = new Set<() => void>()

export const onSessionRefused = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Every refusal is given to this function. */
export const noticeRefusal = ({ _tag }: Refusal): void => {
  if (_tag === "SignInRequired" || _tag === "Forbidden") for (const listener of listeners) listener()
}

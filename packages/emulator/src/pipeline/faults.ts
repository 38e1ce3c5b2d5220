/** The faults that are still to meet requests. */
import type { Fault } from "../Faults.js"

/** Which requests a fault meets, and how many of them. */
export interface FaultOptions {
  /** An endpoint, or its name as in `Authentication.verifyEmail`; all if there is none. */
  readonly endpoint?: string | { readonly id: string } | undefined
  /** How many requests it meets; 1 unless said otherwise. */
  readonly times?: number | undefined
}

export interface FaultQueue {
  readonly inject: (fault: Fault, options?: FaultOptions) => void
  /** The fault that meets a request to an endpoint: of those that can, the one that was injected first. */
  readonly take: (endpoint: string | undefined) => Fault | undefined
  readonly clear: () => void
}

export const make = (): FaultQueue => {
  let faults: ReadonlyArray<{ readonly fault: Fault; readonly endpoint: string | undefined; left: number }> = []
  return {
    inject: (fault, options) => {
      const endpoint = typeof options?.endpoint === "string" ? options.endpoint : options?.endpoint?.id
      faults = [...faults, { fault, endpoint, left: options?.times ?? 1 }].filter(({ left }) => left > 0)
    },
    take: (endpoint) => {
      const met = faults.find((candidate) => candidate.endpoint === undefined || candidate.endpoint === endpoint)
      if (met === undefined) return undefined
      met.left--
      faults = faults.filter(({ left }) => left > 0)
      return met.fault
    },
    clear: () => {
      faults = []
    }
  }
}

/** The events behind the page, read again after each action and every 1.5 seconds. */
import { Effect } from "effect"
import { useSyncExternalStore } from "react"
import type { Events } from "../../api/Events.js"
import { client } from "./Client.js"

const period = 1500

let events: Events = { calls: [], messages: [], authenticators: [] }
let isAsking = false
let isWanted = false
const listeners = new Set<() => void>()

const last = (list: ReadonlyArray<{ readonly n: number }>) => list.at(-1)?.n ?? 0

const merge = (news: Events) => {
  const isSame =
    news.calls.length === 0 &&
    news.messages.length === 0 &&
    JSON.stringify(news.authenticators) === JSON.stringify(events.authenticators)
  if (isSame) return
  events = {
    calls: [...events.calls, ...news.calls].slice(-200),
    messages: [...events.messages, ...news.messages].slice(-200),
    authenticators: news.authenticators
  }
  for (const listener of listeners) listener()
}

/** Reads new events. If a request is pending, reads them once more after its answer. */
export const refreshEvents = (): void => {
  if (isAsking) {
    isWanted = true
    return
  }
  isAsking = true
  const urlParams = { call: last(events.calls), message: last(events.messages) }
  Effect.runCallback(client.events.after({ urlParams }), {
    onExit: (exit) => {
      isAsking = false
      if (exit._tag === "Success") merge(exit.value)
      if (isWanted) {
        isWanted = false
        refreshEvents()
      }
    }
  })
}

/** Reads new events every period, while the page is visible. Answers how to stop. */
export const watchEvents = (): (() => void) => {
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") refreshEvents()
  }, period)
  refreshEvents()
  return () => clearInterval(timer)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useEvents = (): Events => useSyncExternalStore(subscribe, () => events)

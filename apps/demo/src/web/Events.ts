/** What happens behind the page, kept up to date: asked for after each action, and now and then. */
import { Effect } from "effect"
import { useSyncExternalStore } from "react"
import type { Events } from "../api/Events.js"
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

/** Asks for news now, or once more when the question under way is answered. */
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

/** Goes on until the page is left; a page that nobody sees asks for nothing. */
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

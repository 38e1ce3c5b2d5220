/** When messages went out, for the limits on them. */
import * as HashMap from "effect/HashMap"
import { get, type State } from "./State.js"

export const mark = (state: State, uid: string, kind: string, now: number): State => {
  const kinds = get(state.sent, uid) ?? HashMap.empty<string, ReadonlyArray<number>>()
  return {
    ...state,
    sent: HashMap.set(state.sent, uid, HashMap.set(kinds, kind, [...(get(kinds, kind) ?? []), now]))
  }
}

export const count = (state: State, uid: string, kind: string, since: number): number => {
  const kinds = get(state.sent, uid)
  return kinds === undefined ? 0 : (get(kinds, kind) ?? []).filter((at) => at > since).length
}

export const removeOf = (state: State, uid: string): State => ({ ...state, sent: HashMap.remove(state.sent, uid) })

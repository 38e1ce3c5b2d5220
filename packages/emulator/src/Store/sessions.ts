/** Sessions and their refresh tokens. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import type { Found, Session } from "./Session.js"
import { get, type State } from "./State.js"

export const open = (state: State, session: Session): State => ({
  ...state,
  sessions: HashMap.set(state.sessions, session.token, session),
  refreshes:
    session.refresh === undefined ? state.refreshes : HashMap.set(state.refreshes, session.refresh.token, session.token)
})

export const close = (state: State, token: string): State => {
  const session = get(state.sessions, token)
  if (session === undefined) return state
  return {
    ...state,
    sessions: HashMap.remove(state.sessions, token),
    refreshes: session.refresh === undefined ? state.refreshes : HashMap.remove(state.refreshes, session.refresh.token)
  }
}

export const find = (state: State, token: string, now: number): Found => {
  const session = get(state.sessions, token)
  if (session === undefined || session.isInvalidated) return { _tag: "Unknown" }
  return session.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", session }
}

export const of = (state: State, uid: string): ReadonlyArray<Session> =>
  Arr.fromIterable(HashMap.values(state.sessions)).filter((session) => session.uid === uid)

export const touch = (state: State, token: string, now: number): State => {
  const found = find(state, token, now)
  return found._tag === "Valid" && found.session.isSliding
    ? open(state, { ...found.session, expiresAt: now + found.session.lifetime })
    : state
}

export const invalidate = (state: State, token: string, refresh: boolean): State => {
  const session = get(state.sessions, token)
  if (session === undefined) return state
  return refresh || session.refresh === undefined
    ? close(state, token)
    : open(state, { ...session, isInvalidated: true })
}

export const closeOthers = (state: State, uid: string, kept: string | undefined): State =>
  of(state, uid).reduce((rest, { token }) => (token === kept ? rest : close(rest, token)), state)

export const findRefresh = (state: State, refreshToken: string, now: number): Session | undefined => {
  const token = get(state.refreshes, refreshToken)
  const session = token === undefined ? undefined : get(state.sessions, token)
  return session?.refresh !== undefined && session.refresh.expiresAt > now ? session : undefined
}

export const move = (state: State, from: string, to: string): State =>
  of(state, from).reduce((rest, session) => open(rest, { ...session, uid: to }), state)

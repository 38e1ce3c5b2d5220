/** Second factors, and logins that wait for one. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import { type Factors, type FoundLogin, isAny, none, type PendingLogin } from "./SecondFactor.js"
import { get, type State } from "./State.js"

export const of = (state: State, uid: string): Factors => get(state.factors, uid) ?? none(uid)

/** Writes factors; backup codes do not outlive the last of them. */
export const put = (state: State, factors: Factors): State => ({
  ...state,
  factors: HashMap.set(state.factors, factors.uid, isAny(factors) ? factors : { ...factors, backupCodes: undefined })
})

export const wait = (state: State, login: PendingLogin): State => ({
  ...state,
  pendingLogins: HashMap.set(state.pendingLogins, login.token, login)
})

export const find = (state: State, token: string, now: number): FoundLogin => {
  const login = get(state.pendingLogins, token)
  if (login === undefined) return { _tag: "Unknown" }
  return login.expiresAt <= now ? { _tag: "Expired" } : { _tag: "Valid", login }
}

export const close = (state: State, token: string): State => ({
  ...state,
  pendingLogins: HashMap.remove(state.pendingLogins, token)
})

export const closeOf = (state: State, uid: string): State => ({
  ...state,
  pendingLogins: HashMap.filter(state.pendingLogins, (login) => login.uid !== uid)
})

export const removeOf = (state: State, uid: string): State => ({
  ...closeOf(state, uid),
  factors: HashMap.remove(state.factors, uid)
})

/** What is wrong with the factors of accounts that are there. */
export const violations = (state: State): ReadonlyArray<string> =>
  Arr.fromIterable(HashMap.values(state.factors)).flatMap((factors) => [
    ...(factors.backupCodes === undefined || isAny(factors) ? [] : [`backup codes without a factor: ${factors.uid}`]),
    ...(get(state.accounts, factors.uid)?.isDeleted === false
      ? []
      : [`factors of an account that is gone: ${factors.uid}`])
  ])

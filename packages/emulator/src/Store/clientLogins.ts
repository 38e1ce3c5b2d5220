/** Logins of one device that are confirmed on another one. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import type { ClientLogin } from "./ClientLogin.js"
import { get, type State } from "./State.js"

export const put = (state: State, login: ClientLogin): State => ({
  ...state,
  clientLogins: HashMap.set(state.clientLogins, login.clientGuid, login)
})

export const byGuid = (state: State, clientGuid: string): ClientLogin | undefined => get(state.clientLogins, clientGuid)

export const byToken = (state: State, token: string): ClientLogin | undefined =>
  Arr.fromIterable(HashMap.values(state.clientLogins)).find((login) => login.token === token)

export const removeOf = (state: State, uid: string): State => ({
  ...state,
  clientLogins: HashMap.filter(state.clientLogins, (login) => login.uid !== uid)
})

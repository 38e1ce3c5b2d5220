/** The faults that are still to meet requests. */
import type { Request } from "@loginradius-effect/core/Handler"
import type { Fault } from "../Faults.js"
import { isObject } from "../internal/json.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import { emailKey } from "../state/keys.js"
import type { State } from "../state/state.js"
import { accessTokenOf } from "./accept.js"

/** Which requests a fault meets, and how many of them: those that all that is given here fits. */
export interface FaultOptions {
  /** An endpoint, or its name as in `Authentication.verifyEmail`; all if there is none. */
  readonly endpoint?: string | { readonly id: string } | undefined
  /** The HTTP method as it is sent, in any letter case. */
  readonly method?: string | undefined
  /** The path as it is sent, without its query, in any letter case. `*` stands for any text: `/identity/v2/manage/*`. */
  readonly path?: string | undefined
  /**
   * The uid or the address of an account. A request fits that names it, by its uid, an address, its user name or its phone number,
   * or that carries one of its access or refresh tokens. Where there is no such account, one that names the same uid or address.
   */
  readonly account?: string | undefined
  /** The first that it meets, of those that fit: 1 unless said otherwise. */
  readonly nth?: number | undefined
  /** How many requests it meets; 1 unless said otherwise. */
  readonly times?: number | undefined
}

/** A fault, the requests that it meets, and how many it has met. */
export interface Injected {
  readonly id: string
  readonly fault: Fault
  readonly endpoint: string | undefined
  readonly method: string | undefined
  readonly path: string | undefined
  readonly account: string | undefined
  readonly nth: number
  /** How many requests it has met. */
  readonly fired: number
  /** How many it is still to meet. */
  readonly left: number
}

/** What a fault is told of a request. */
export interface Target {
  /** As it is sent. */
  readonly request: Request
  /** The same, in one form. */
  readonly accepted: Request
  readonly endpoint: string | undefined
  /** Those of the path. */
  readonly parameters: { readonly [name: string]: string }
}

export interface FaultQueue {
  readonly inject: (fault: Fault, options?: FaultOptions) => string
  /** The fault that meets a request: of those that can, the one that was injected first. */
  readonly take: (target: () => Target) => Injected | undefined
  /** Those that are still to meet requests, and the latest that have met all of theirs: by the order in which they were injected. */
  readonly list: () => ReadonlyArray<Injected>
  /** Removes a fault; answers whether it was there. */
  readonly remove: (id: string) => boolean
  readonly clear: () => void
}

interface Queued extends Injected {
  /** How many requests that fit are let pass. */
  skips: number
  fired: number
  left: number
}

/** Faults that have met all of their requests and are still listed. */
const remembered = 100

export const make = (state: State): FaultQueue => {
  let queued: ReadonlyArray<Queued> = []
  let spent: ReadonlyArray<Queued> = []
  let count = 0
  /** By whom all faults are asked, so that a request counts for each that it fits. */
  const meet = (target: Target): Injected | undefined => {
    let met: Queued | undefined
    for (const fault of queued) {
      if (!fits(fault, target, state)) continue
      if (fault.skips > 0) fault.skips--
      else met ??= fault
    }
    if (met === undefined) return undefined
    met.fired++
    met.left--
    if (met.left <= 0) {
      queued = queued.filter((fault) => fault !== met)
      spent = [...spent.slice(1 - remembered), met]
    }
    return met
  }
  return {
    inject: (fault, { account, endpoint, method, nth = 1, path, times = 1 } = {}) => {
      const id = String(++count)
      const name = typeof endpoint === "string" ? endpoint : endpoint?.id
      const one = { id, fault, endpoint: name, method, path, account, nth, skips: nth - 1, fired: 0, left: times }
      if (times > 0) queued = [...queued, one]
      return id
    },
    take: (target) => (queued.length === 0 ? undefined : meet(target())),
    list: () =>
      [...spent, ...queued]
        .sort((a, b) => Number(a.id) - Number(b.id))
        .map(({ skips: _skips, ...injected }) => injected),
    remove: (id) => {
      const isThere = [...queued, ...spent].some((fault) => fault.id === id)
      queued = queued.filter((fault) => fault.id !== id)
      spent = spent.filter((fault) => fault.id !== id)
      return isThere
    },
    clear: () => {
      queued = []
      spent = []
    }
  }
}

const fits = ({ account, endpoint, method, path }: Injected, target: Target, state: State): boolean =>
  (endpoint === undefined || endpoint === target.endpoint) &&
  (method === undefined || method.toUpperCase() === target.request.method.toUpperCase()) &&
  (path === undefined || matches(path.toLowerCase(), target.request.path.toLowerCase())) &&
  (account === undefined || isOf(account, target, state))

/** Whether a text is a pattern, in which each `*` stands for any text. From the left, each part is taken where it first is. */
const matches = (pattern: string, text: string): boolean => {
  const [first = "", ...rest] = pattern.split("*")
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let from = first.length
  for (const part of rest) {
    const found = text.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}

/** The members by which requests name an account. */
const naming = new Set(["uid", "email", "username", "phone"])

const isOf = (wanted: string, target: Target, state: State): boolean => {
  const account = state.read(Accounts.byUid(wanted)) ?? state.read(Accounts.byEmail(wanted))
  const known = new Set([emailKey(wanted), ...(account === undefined ? [] : namesOf(account))].map(emailKey))
  return namedBy(target).some((name) => known.has(emailKey(name))) || isBearer(account, target.accepted, state)
}

const namesOf = (account: Account): ReadonlyArray<string> =>
  [
    account.uid,
    account.userName,
    account.phoneId,
    ...Accounts.addressesOf(account).map(({ Value }) => Value),
    ...account.unverified.map(({ Value }) => Value)
  ].filter((name) => name !== undefined)

const namedBy = ({ accepted: { body, query }, parameters }: Target): ReadonlyArray<string> =>
  [parameters, query, isObject(body) ? body : {}].flatMap((members) =>
    Object.entries(members).flatMap(([name, value]) => (naming.has(name.toLowerCase()) ? textsOf(value) : []))
  )

/** A text, or those of a list of addresses. */
const textsOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string"
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((item: unknown) =>
          isObject(item)
            ? Object.entries(item).flatMap(([name, text]) =>
                name.toLowerCase() === "value" && typeof text === "string" ? [text] : []
              )
            : []
        )
      : []

const isBearer = (account: Account | undefined, request: Request, state: State): boolean => {
  if (account === undefined) return false
  const token = accessTokenOf(request)
  const refresh = request.query["refresh_token"]
  return state.read(
    ({ sessions }) =>
      (token !== undefined && sessions.get(token)?.uid === account.uid) ||
      (refresh !== undefined && sessions.by("refreshToken", refresh).some(({ uid }) => uid === account.uid))
  )
}

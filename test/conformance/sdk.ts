/** LoginRadius' own SDK for Node, as applications call it, against the emulator's server. */
import { type Emulator, Outbox } from "@loginradius-effect/emulator"
import { Context, Effect, Layer, Redacted } from "effect"
import { createRequire } from "node:module"
import { apiKey, apiSecret, Server, server } from "./setup.js"
import type { Emulated } from "./operations.js"
import { type Exchange, redirect } from "./redirect.js"

type Run = (...args: ReadonlyArray<unknown>) => Promise<unknown>

/** Its functions by group. */
export type Api = { readonly [group: string]: { readonly [name: string]: Run } }

export interface Options {
  readonly apiDomain?: string
  readonly apiRequestSigning?: boolean
  readonly apiSecret?: string
  readonly fieldsParam?: string
  readonly fieldsValue?: string
  readonly originIp?: string
  readonly PreventWebhook?: boolean
  readonly serverRegion?: string
}

const make = createRequire(import.meta.url)("loginradius-sdk") as (
  options: Options & { readonly apiKey: string; readonly apiSecret: string }
) => Api

/** The SDK's functions, which are the same for every configuration. */
export const functions = make({ apiKey, apiSecret })

/** All functions by name, as in `accountApi.createAccount`. */
export const names: ReadonlyArray<string> = Object.entries(functions).flatMap(([group, members]) =>
  Object.keys(members).map((member) => `${group}.${member}`)
)

/** The source code of a function. */
export const sourceOf = (name: string): string => {
  const [group, member] = name.split(".") as [string, string]
  return String(functions[group]![member])
}

/** The parameters of a function. Its source shows which of them are objects. */
export const parametersOf = (name: string): ReadonlyArray<{ readonly name: string; readonly isObject: boolean }> => {
  const source = sourceOf(name)
  const parameters = /^function\s*\(([^)]*)\)/.exec(source)?.[1]?.split(",") ?? []
  return parameters
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== "")
    .map((parameter) => ({ name: parameter, isObject: source.includes(`checkJson(${parameter})`) }))
}

/** The hosts that are redirected: LoginRadius' own, and one of a customer. */
export const hosts = ["api.loginradius.com", "config.lrcontent.com", "login.example.com"]

export class Sdk extends Context.Tag("test/conformance/Sdk")<
  Sdk,
  { readonly api: Api; readonly exchanges: ReadonlyArray<Exchange> }
>() {}

/** The SDK with an emulator of its own. */
export const sdk = (settings: Emulator.Options = {}, options: Options = {}) =>
  Layer.scoped(
    Sdk,
    Effect.gen(function* () {
      const base = yield* Server
      const { exchanges } = yield* Effect.acquireRelease(
        Effect.sync(() => redirect(base, hosts)),
        ({ restore }) => Effect.sync(restore)
      )
      return { api: make({ apiKey, apiSecret, ...options }), exchanges }
    })
  ).pipe(Layer.provideMerge(server(settings)))

/** The value with which the SDK rejects. */
export interface SdkError {
  readonly ErrorCode?: number
  readonly Description?: string
  readonly Message?: string
  /** The system code of a failed connection. */
  readonly code?: string
}

/** The functions that have succeeded. */
export const succeededFunctions = new Set<string>()

/** The functions that were refused for another reason than the key. */
export const refusedFunctions = new Set<string>()

/** Calls a function of the SDK. A rejection is copied, because the SDK overwrites it with the next one. */
export const run = (name: string, ...args: ReadonlyArray<unknown>): Effect.Effect<unknown, SdkError, Sdk> =>
  Effect.gen(function* () {
    const { api } = yield* Sdk
    const [group, member] = name.split(".") as [string, string]
    const answer = yield* Effect.tryPromise({
      try: () => api[group]![member]!(...args),
      catch: (error): SdkError => Object.assign({}, error)
    }).pipe(
      Effect.tapError(({ ErrorCode }) =>
        Effect.sync(() => ErrorCode !== undefined && ErrorCode !== 901 && refusedFunctions.add(name))
      )
    )
    succeededFunctions.add(name)
    return answer
  })

export const call = (name: Emulated, ...args: ReadonlyArray<unknown>) => run(name, ...args)

/** The code of a refusal; fails unless it is one. */
export const refusal = (
  name: Emulated,
  ...args: ReadonlyArray<unknown>
): Effect.Effect<number | undefined, unknown, Sdk> =>
  Effect.map(Effect.flip(run(name, ...args)), ({ ErrorCode }) => ErrorCode)

/** The request that was sent last. */
export const lastExchange = Effect.map(Sdk, ({ exchanges }) => exchanges.at(-1)!)

/** The secret in the next mail to an address: the token of its link, or its passcode. */
export const nextMail = (to: string, template?: string) =>
  Effect.map(Outbox.take({ to, template }), ({ link, otp, token }) => ({
    secret: Redacted.value((token ?? otp)!),
    link: link === undefined ? "" : Redacted.value(link)
  }))

/** The passcode in the next SMS to a number. */
export const nextSmsPasscode = (to: string, template?: string) =>
  Effect.map(Outbox.take({ to, template, kind: "sms" }), ({ otp }) => Redacted.value(otp!))

export const password = "correct horse"

/** Creates a verified account; its uid. */
export const account = (email: string, more: object = {}) =>
  Effect.map(
    call("accountApi.createAccount", {
      Email: [{ Type: "Primary", Value: email }],
      Password: password,
      EmailVerified: true,
      ...more
    }),
    (profile) => (profile as { readonly Uid: string }).Uid
  )

/** The access token of a login. */
export const logIn = (email: string, withPassword = password) =>
  Effect.map(
    call("authenticationApi.loginByEmail", { email, password: withPassword }),
    (answer) => (answer as { readonly access_token: string }).access_token
  )

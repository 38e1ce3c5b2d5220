/** Raw requests to the emulator, as any client can send them. */
import * as Handler from "@loginradius-effect/core/Handler"
import { Emulator, Settings } from "@loginradius-effect/emulator"
import { Effect, Layer, Redacted } from "effect"

export const key = Settings.apiKey
export const secret = Redacted.value(Settings.apiSecret)

export interface Raw {
  readonly method?: string
  /** The origin of the service for the client. */
  readonly origin?: string
  /** Path and query. */
  readonly path: string
  readonly headers?: { readonly [lowerCaseName: string]: string }
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The value at a path of a JSON value, such as `Data.Profile.Uid` or `Email.0.Value`. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value)

export const request = ({ body, headers = {}, method = "GET", origin = Emulator.origin, path }: Raw): Handler.Request =>
  Handler.fromParts(
    method,
    new URL(path, origin),
    headers,
    body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)
  )

export const send = (raw: Raw): Effect.Effect<Answer, never, Emulator.Emulator> =>
  Effect.gen(function* () {
    const emulator = yield* Emulator.Emulator
    const { body, status } = yield* Effect.orDie(emulator.handle(request(raw)))
    return { status, body: JSON.parse(body) }
  })

/** Code and status of a refusal. */
export const refusal = (raw: Raw): Effect.Effect<readonly [code: number, status: number], never, Emulator.Emulator> =>
  Effect.map(send(raw), ({ body, status }) => [Number(at(body, "ErrorCode")), status] as const)

/** An empty emulator, unless `options` seed it. */
export const emulator = (options: Emulator.Options = {}) => Layer.orDie(Emulator.layer(options))

const secretHeader = { "x-loginradius-apisecret": secret }

/** A management call. */
export const manage = (raw: Raw) => send({ ...raw, headers: { ...secretHeader, ...raw.headers } })

/** Creates a verified account with the password `password`; its uid. */
export const account = (email: string, more: object = {}): Effect.Effect<string, never, Emulator.Emulator> =>
  Effect.map(
    manage({
      method: "POST",
      path: `/identity/v2/manage/account?apikey=${key}`,
      body: { Email: [{ Type: "Primary", Value: email }], Password: "password", EmailVerified: true, ...more }
    }),
    ({ body }) => String(at(body, "Uid"))
  )

/** An access token of a verified account. */
export const token = (email: string): Effect.Effect<string, never, Emulator.Emulator> =>
  Effect.map(
    send({
      method: "POST",
      path: `/identity/v2/auth/login?apikey=${key}`,
      body: { email, password: "password" }
    }),
    ({ body }) => String(at(body, "access_token"))
  )

/** A LoginRadius of two endpoints, which can be down: what it was sent is counted. */
import { HttpClient, HttpClientError, HttpClientResponse } from "@effect/platform"
import { TokenVerifier } from "@loginradius-effect/server"
import { type Duration, Effect, Exit, type Fiber, Layer, Redacted, TestClock } from "effect"
import { config } from "../support/client.js"

export interface User {
  readonly uid: string
  readonly roles?: ReadonlyArray<string>
  readonly isActive?: boolean
  readonly expires?: string
}

/** What is answered in place of what should be. */
export type Weather =
  | "fair"
  | "hangs"
  | "refuses"
  | { readonly status: number; readonly body: unknown; readonly delay?: number }

export interface LoginRadius {
  readonly users: Map<string, User>
  readonly roles: Map<string, ReadonlyArray<string>>
  readonly sent: Array<{ readonly path: string; readonly token: string }>
  /** How often a path was asked for. */
  readonly calls: (path: "validate" | "account" | "role") => number
  weather: Weather
  /** What the read of the roles is answered. */
  rolesAnswer: { readonly status: number; readonly body: unknown } | undefined
  /** Milliseconds until it answers. */
  delay: number
  interrupted: number
}

const paths = { validate: "/access_token/validate", account: "/auth/account", role: "/manage/role" }

export const loginRadius = (): LoginRadius => {
  const sent: Array<{ readonly path: string; readonly token: string }> = []
  return {
    users: new Map(),
    roles: new Map(),
    sent,
    calls: (path) => sent.filter((one) => one.path.endsWith(paths[path])).length,
    weather: "fair",
    rolesAnswer: undefined,
    delay: 0,
    interrupted: 0
  }
}

const refusal = (code: number) => ({
  status: 403,
  body: { ErrorCode: code, Message: "refused", Description: "refused" }
})

const answerTo = (service: LoginRadius, path: string, token: string): { status: number; body: unknown } => {
  if (path.endsWith(paths.role)) {
    if (service.rolesAnswer) return service.rolesAnswer
    const data = [...service.roles].map(([Name, permissions]) => ({
      Name,
      Permissions: Object.fromEntries([...permissions.map((name) => [name, true]), ["never", false]])
    }))
    return { status: 200, body: { data, Count: data.length } }
  }
  const user = service.users.get(token)
  if (user === undefined) return refusal(905)
  return path.endsWith(paths.validate)
    ? { status: 200, body: { access_token: token, expires_in: user.expires } }
    : { status: 200, body: { Uid: user.uid, ID: user.uid, Roles: user.roles ?? null, IsActive: user.isActive ?? true } }
}

const client = (service: LoginRadius) =>
  HttpClient.make((request, url) =>
    Effect.gen(function* () {
      const token = String(request.headers["authorization"] ?? "").replace("Bearer ", "")
      service.sent.push({ path: url.pathname, token })
      if (service.delay > 0) yield* Effect.sleep(service.delay)
      const { weather } = service
      if (weather === "hangs") return yield* Effect.never
      if (weather === "refuses") {
        const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" })
        return yield* new HttpClientError.RequestError({ request, reason: "Transport", cause })
      }
      const { body, status } = weather === "fair" ? answerTo(service, url.pathname, token) : weather
      const text = typeof body === "string" ? body : JSON.stringify(body)
      return HttpClientResponse.fromWeb(request, new Response(text, { status }))
    }).pipe(Effect.onInterrupt(() => Effect.sync(() => service.interrupted++)))
  )

/** A verifier over such a LoginRadius. */
export const opaque = (
  service: LoginRadius,
  options?: TokenVerifier.OpaqueOptions,
  configured: Parameters<typeof config>[0] = {}
) =>
  TokenVerifier.layerOpaque(options).pipe(
    Layer.provide(Layer.merge(Layer.succeed(HttpClient.HttpClient, client(service)), config(configured)))
  )

export const token = (text: string) => Redacted.make(text)

/** The verdict of a token, or the tag and the reason of why there is none. */
export const verify = (text: string, options?: TokenVerifier.VerifyOptions) =>
  TokenVerifier.TokenVerifier.pipe(
    Effect.flatMap(({ verify }) => verify(token(text), options)),
    Effect.match({
      onFailure: ({ _tag, reason }) => `${_tag} ${reason}`,
      onSuccess: ({ stale, uid }) => (stale ? `${uid} stale` : uid)
    })
  )

/** As `verify`, with the time that this takes on the test's clock. */
export const after = <A, E, R>(millis: Duration.DurationInput, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(effect)
    yield* settle
    yield* TestClock.adjust(millis)
    return yield* fiber
  })

/** Lets fibers go on until they wait for something. */
export const settle = Effect.yieldNow().pipe(Effect.repeatN(50))

export const isDone = <A, E>(fiber: Fiber.RuntimeFiber<A, E>) =>
  Effect.map(fiber.poll, (exit) => exit._tag === "Some" && Exit.isSuccess(exit.value))

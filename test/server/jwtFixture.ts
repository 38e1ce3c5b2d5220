/** An issuer of JWTs, whose keys are read over HTTP, and not always. */
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { Jwt, TokenVerifier } from "@loginradius-effect/server"
import { Clock, Effect, Layer, Redacted } from "effect"
import { exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from "jose"

export type Algorithm = "RS256" | "ES256" | "PS256"

export interface Pair {
  readonly privateKey: CryptoKey
  readonly jwk: JWK
  readonly pem: string
}

const pairs = new Map<string, Promise<Pair>>()

/** A key pair by name: made once, since that takes long. */
export const pair = (name: string, algorithm: Algorithm = "ES256"): Effect.Effect<Pair> =>
  Effect.promise(() => {
    const known = pairs.get(`${name} ${algorithm}`)
    if (known) return known
    const made = generateKeyPair(algorithm, { extractable: true }).then(async ({ privateKey, publicKey }) => ({
      privateKey,
      jwk: await exportJWK(publicKey),
      pem: await exportSPKI(publicKey)
    }))
    pairs.set(`${name} ${algorithm}`, made)
    return made
  })

export const issuer = "https://issuer.example.com/"
export const audience = "api"

export interface Signed {
  readonly key?: CryptoKey | Uint8Array
  readonly alg?: string
  readonly kid?: string
  /** `undefined` leaves a claim out. */
  readonly claims?: { readonly [name: string]: unknown }
  /** Seconds before now. */
  readonly age?: number
}

/** A JWT of an hour for Ada, with what is said otherwise. */
export const sign = ({ age = 0, alg = "ES256", claims, key, kid }: Signed = {}): Effect.Effect<string> =>
  Effect.gen(function* () {
    const now = Math.floor((yield* Clock.currentTimeMillis) / 1000) - age
    const signer = key ?? (yield* pair("first")).privateKey
    const payload = { iss: issuer, aud: audience, sub: "ada", iat: now, exp: now + 3600, ...claims }
    const header = kid === undefined ? { alg } : { alg, kid }
    return yield* Effect.promise(() => new SignJWT(payload).setProtectedHeader(header).sign(signer))
  })

export interface Server {
  keys: ReadonlyArray<JWK>
  weather: "fair" | "hangs" | { readonly status: number; readonly body: string; readonly headers?: HeadersInit }
  fetches: number
  readonly urls: Array<string>
}

export const server = (...keys: ReadonlyArray<JWK>): Server => ({ keys, weather: "fair", fetches: 0, urls: [] })

const client = (server: Server) =>
  HttpClient.make((request, url) =>
    Effect.suspend(() => {
      server.fetches++
      server.urls.push(`${url.href} ${JSON.stringify(request.headers)}`)
      const { weather } = server
      if (weather === "hangs") return Effect.never
      const { body, headers, status } =
        weather === "fair"
          ? { status: 200, body: JSON.stringify({ keys: server.keys }), headers: {} }
          : { headers: {}, ...weather }
      return Effect.succeed(HttpClientResponse.fromWeb(request, new Response(body, { status, headers })))
    })
  )

export const jwks = new URL("https://issuer.example.com/jwks.json")

export type Changes = Partial<Jwt.Options>

/** A verifier by a key set that is read from such a server. */
export const bySet = (server: Server, changes: Changes = {}) =>
  Layer.provide(
    Jwt.layer({
      keys: { jwks },
      algorithms: ["ES256", "RS256"],
      issuer,
      audience,
      ...changes
    } as Jwt.Options<Jwt.KeySet>),
    Layer.succeed(HttpClient.HttpClient, client(server))
  )

export const byKey = (key: string, changes: Changes = {}) =>
  Jwt.layer({
    keys: { key: Redacted.make(key) },
    algorithms: ["ES256"],
    issuer,
    audience,
    ...changes
  } as Jwt.Options<Jwt.OneKey>)

/** The account of a JWT, or the tag and the reason of why there is none. */
export const verify = (text: string) =>
  TokenVerifier.TokenVerifier.pipe(
    Effect.flatMap(({ verify }) => verify(Redacted.make(text))),
    Effect.match({
      onFailure: ({ _tag, reason }) => `${_tag} ${reason}`,
      onSuccess: ({ uid }) => uid
    })
  )

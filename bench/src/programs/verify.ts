/** Checks tokens whose verdicts are kept, and JWTs: bare, or by a verifier in one fiber, as that of a request is there already. */
import { Authentication, LoginRadiusConfig, Mock } from "@loginradius-effect/core"
import { Jwt, TokenVerifier } from "@loginradius-effect/server"
import { Context, Effect, Layer, Redacted, Scope } from "effect"
import { importSPKI, jwtVerify, SignJWT } from "jose"
import { createHash, generateKeyPairSync } from "node:crypto"
import { keep, repeatedly, runRounds } from "../process.js"
import { apiKey, apiSecret } from "../workload.js"

const tokens = Array.from({ length: 1000 }, (_, n) => `3f9f6c2a-52a1-4b43-9a5e-${String(n).padStart(12, "0")}`)

let last = 0
const next = (): string => tokens[last++ % tokens.length] as string

const bareHit = () => {
  const digest = (token: string) => createHash("sha256").update(`1${apiKey}${token}`).digest("hex")
  const verdicts = new Map(tokens.map((token) => [digest(token), { uid: "ada", roles: ["admin"] }]))
  return repeatedly(() => verdicts.get(digest(next())))
}

const verifier = async (layer: Layer.Layer<TokenVerifier.TokenVerifier, unknown>) => {
  const scope = await Effect.runPromise(Scope.make())
  const context = await Effect.runPromise(Layer.buildWithScope(layer, scope))
  return Context.get(context, TokenVerifier.TokenVerifier)
}

const byVerifier =
  ({ verify }: TokenVerifier.Service, token: () => string) =>
  (calls: number): Promise<void> =>
    Effect.runPromise(
      Effect.gen(function* () {
        for (let i = 0; i < calls; i++) keep(yield* verify(Redacted.make(token())))
      })
    )

const hit = async () => {
  const stubs = Mock.layer([
    Mock.handle(Authentication.validateAccessToken, () => Effect.succeed({ access_token: apiSecret })),
    Mock.handle(Authentication.readProfilesByAccessToken, () => Effect.succeed({ Uid: "ada", Roles: ["admin"] }))
  ])
  const config = LoginRadiusConfig.layer({ apiKey, apiSecret })
  const layer = TokenVerifier.layerOpaque({ fresh: "1 day" }).pipe(Layer.provide(Layer.merge(stubs, config)))
  return byVerifier(await verifier(layer), next)
}

const [issuer, audience] = ["https://issuer.example.com/", "api"]

const signed = async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const claims = new SignJWT({ roles: ["admin"] })
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject("ada")
    .setIssuedAt()
    .setExpirationTime("1 hour")
  return { token: await claims.sign(privateKey), pem: publicKey.export({ type: "spki", format: "pem" }).toString() }
}

const bareJwt = async () => {
  const { pem, token } = await signed()
  const key = await importSPKI(pem, "RS256")
  const options = { algorithms: ["RS256"], issuer, audience, maxTokenAge: 86_400, requiredClaims: ["exp", "sub"] }
  return async (calls: number): Promise<void> => {
    for (let i = 0; i < calls; i++) keep(await jwtVerify(token, key, options))
  }
}

const jwt = async () => {
  const { pem, token } = await signed()
  const keys = { key: Redacted.make(pem) }
  return byVerifier(await verifier(Jwt.layer({ keys, algorithms: ["RS256"], issuer, audience })), () => token)
}

const programs: { readonly [name: string]: () => unknown } = { bareHit, hit, bareJwt, jwt }

runRounds((await programs[process.argv[2] ?? ""]?.()) as (calls: number) => Promise<void>)

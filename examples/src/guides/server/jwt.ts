import { Jwt, TokenVerifier } from "@loginradius-effect/server"
import { Effect, Redacted } from "effect"
import { SignJWT } from "jose"

const secret = "00000000-0000-4000-8000-000000000000"

const verifier = Jwt.layer({
  keys: { key: Redacted.make(secret) },
  algorithms: ["HS256"],
  issuer: "https://lr.example.com/",
  audience: "api",
  claims: { roles: "roles" }
})

const signed = (audience: string) =>
  Effect.promise(() =>
    new SignJWT({ roles: ["admin"] })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer("https://lr.example.com/")
      .setAudience(audience)
      .setSubject("ada")
      .setIssuedAt()
      .setExpirationTime("1 hour")
      .sign(new TextEncoder().encode(secret))
  )

const program = Effect.gen(function* () {
  const { verify } = yield* TokenVerifier.TokenVerifier
  const { roles, uid } = yield* verify(Redacted.make(yield* signed("api")))
  console.log(uid, roles)
  const { reason } = yield* Effect.flip(verify(Redacted.make(yield* signed("another"))))
  console.log(reason)
})

await program.pipe(Effect.provide(verifier), Effect.runPromise)
// → ada [ 'admin' ]
// → Invalid

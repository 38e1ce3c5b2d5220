/** Calls an endpoint of the packed core against a stub and makes a SOTT, which needs WebCrypto and MD5. */
import * as Infrastructure from "@loginradius-effect/core/Infrastructure"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import * as Mock from "@loginradius-effect/core/Mock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

const config = LoginRadiusConfig.layer({
  apiKey: "5f0a1c2e-7b3d-4e6f-8a9b-0c1d2e3f4a5b",
  apiSecret: Redacted.make("9e8d7c6b-5a49-4837-a625-14f3e2d1c0bf")
})

const stub = Mock.layer([
  Mock.handle(Infrastructure.getServerTime, () =>
    Effect.succeed({ ServerLocation: "here", ServerName: "stub", CurrentTime: "2026-01-02 03:04:05" })
  )
])

const program = Effect.gen(function* () {
  const { CurrentTime } = yield* Infrastructure.getServerTime()
  const sott = yield* Infrastructure.localGenerateSott({
    start: new Date("2026-01-02T03:04:05Z"),
    end: new Date("2026-01-02T03:14:05Z")
  })
  return `${CurrentTime} ${Redacted.value(sott)}`
})

export const result = () => Effect.runPromise(Effect.provide(program, Layer.merge(config, stub)))

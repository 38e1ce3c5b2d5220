import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Either, Redacted } from "effect"
import { failure, run } from "./callFixture.js"

const tokens = { access_token: "t", refresh_token: "r", expires_in: "2031-01-01T00:00:00.000Z" }

const profile = { Uid: "u", FirstName: "Ada", Password: "hash", Unknown: { kept: true } }

const ping = (body: object) => run(Authentication.profileByPing({ clientGuid: "g" }), [{ body }])

const right = <A, E>(result: Either.Either<A, E>): A => {
  assert(Either.isRight(result))
  return result.right
}

describe("the answer to a ping", () => {
  for (const [form, body] of [
    ["with the profile as a member", { ...tokens, Profile: profile }],
    ["with the tokens beside the members of the profile", { ...tokens, ...profile }]
  ] as const) {
    it.effect(`is read ${form}`, () =>
      Effect.gen(function* () {
        const login = right((yield* ping(body)).result)
        assert.strictEqual(Redacted.value(login.accessToken), "t")
        assert.strictEqual(login.refreshToken && Redacted.value(login.refreshToken), "r")
        assert.strictEqual(login.expiresIn, tokens.expires_in)
        assert.strictEqual(login.profile.FirstName, "Ada")
        assert.isTrue(Redacted.isRedacted(login.profile.Password))
        assert.deepStrictEqual(Reflect.get(login.profile, "Unknown"), { kept: true })
        assert.notProperty(login.profile, "access_token")
        assert.strictEqual(login.answer.Profile, login.profile)
      })
    )
  }

  it.effect("says which members of a flat profile could not be read", () =>
    Effect.gen(function* () {
      const login = right((yield* ping({ ...tokens, ...profile, FirstName: { no: "text" } })).result)
      assert.deepStrictEqual(
        Wire.unread(login.profile).map(({ path }) => path),
        ["FirstName"]
      )
    })
  )

  it.effect("is none without a token that works, or without a profile", () =>
    Effect.gen(function* () {
      const zero = { ...tokens, access_token: "00000000-0000-0000-0000-000000000000" }
      for (const body of [{ ...zero, ...profile }, { ...zero, Profile: profile }, tokens, profile]) {
        failure((yield* ping(body)).result, "MalformedResponse")
      }
    })
  )
})

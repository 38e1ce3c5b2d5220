import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Mock from "@loginradius-effect/core/Mock"
import type { LoginRadiusConfig } from "@loginradius-effect/core/LoginRadiusConfig"
import type { HttpClient } from "@effect/platform/HttpClient"
import { Effect, type Layer } from "effect"
import { describe, expect, test } from "tstyche"

describe("the layer", () => {
  test("is all that endpoints need", () => {
    expect<ReturnType<typeof Mock.layer>>().type.toBe<Layer.Layer<HttpClient | LoginRadiusConfig>>()
  })
})

describe("a stub's refusal", () => {
  test("is an error of the endpoint or of its credential", () => {
    Mock.handle(Account.profilesByUid, () => Mock.refuse(ErrorCode.UserNotFound))
    Mock.handle(Authentication.validateAccessToken, () => Mock.refuse(ErrorCode.AccessTokenExpired))
    Mock.handle(Account.profilesByUid, ({ uid }) =>
      uid === "u" ? Effect.succeed({ Uid: uid }) : Mock.refuse(ErrorCode.UserNotFound)
    )
    // @ts-expect-error Type '"RoleNotFound"' is not assignable
    Mock.handle(Account.profilesByUid, () => Mock.refuse(ErrorCode.RoleNotFound))
    // @ts-expect-error Type '"AccessTokenExpired"' is not assignable
    Mock.handle(Account.profilesByUid, () => Mock.refuse(ErrorCode.AccessTokenExpired))
  })
})

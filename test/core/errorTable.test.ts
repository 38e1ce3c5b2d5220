import { assert, describe, it } from "@effect/vitest"
import * as ErrorTable from "@loginradius-effect/core/ErrorTable"
import type * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import { documented, reasonByCode } from "./documentedErrors.js"

describe("ErrorTable", () => {
  it("has one entry for each documented pair and tag, with its category, status and retryability", () => {
    const expected = documented.map(({ family, code, tag, category, status, retryable }) => {
      const reason = reasonByCode.get(code)
      const rejected = reason !== undefined
      return {
        family,
        code,
        tag: rejected ? "ApiCredentialsRejected" : tag,
        category: rejected ? "apiCredentials" : category,
        status: status ?? undefined,
        retryable,
        reason
      }
    })
    const actual = ErrorTable.entries.map(({ possibleMeanings: _, ...entry }) => entry)
    assert.deepStrictEqual<ReadonlyArray<unknown>>(actual, expected)
  })

  it("looks up every pair, and nothing else", () => {
    for (const entry of ErrorTable.entries) {
      const found = ErrorTable.lookup(entry.family, entry.code)
      assert.strictEqual(found?.family, entry.family)
      assert.strictEqual(found?.code, entry.code)
    }
    assert.isUndefined(ErrorTable.lookup("identity", 1159))
    assert.isUndefined(ErrorTable.lookup("cloud", 938))
  })

  it("distinguishes the meanings of one number in different families", () => {
    assert.strictEqual(ErrorTable.lookup("identity", 1198)?.tag, "AccountTemporarilyLocked")
    assert.strictEqual(ErrorTable.lookup("sso", 1198)?.tag, "SsoPasswordInvalid")
    assert.strictEqual(ErrorTable.lookup("identity", 908)?.status, 403)
    assert.strictEqual(ErrorTable.lookup("cloud", 908)?.status, 400)
    assert.isUndefined(ErrorTable.lookup("cloud", 922)?.status)
  })

  it("names both meanings of a pair that has two, and of no other", () => {
    for (const entry of ErrorTable.entries) {
      const tags = documented
        .filter((one) => one.family === entry.family && one.code === entry.code)
        .map(({ tag }) => tag)
      assert.deepStrictEqual(entry.possibleMeanings, tags.length > 1 ? tags : undefined)
    }
    assert.strictEqual(ErrorTable.lookup("sso", 2016)?.tag, "SamlRequestNotFound")
  })

  it("makes a message of the tag or the reason", () => {
    const messageOf = (family: LoginRadiusError.Family, code: number) =>
      ErrorTable.message(ErrorTable.lookup(family, code)!)
    assert.strictEqual(messageOf("identity", 905), "Access token invalid")
    assert.strictEqual(messageOf("identity", 1068), "OTP already used")
    assert.strictEqual(messageOf("identity", 1333), "Duo state invalid")
    assert.strictEqual(messageOf("sso", 2008), "OAuth invalid request")
    assert.strictEqual(messageOf("sso", 1195), "BigCommerce API error")
    assert.strictEqual(messageOf("identity", 1207), "API credentials rejected: signature missing")
    for (const entry of ErrorTable.entries) assert.match(ErrorTable.message(entry), /^[A-Z][A-Za-z:]*( [A-Za-z:]+)*$/)
  })
})

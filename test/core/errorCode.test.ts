import { assert, describe, it } from "@effect/vitest"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as LoginRadiusError from "@loginradius-effect/core/LoginRadiusError"
import * as fc from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { inspect } from "node:util"
import { documented, reasonByCode } from "./documentedErrors.js"

const classes = Object.entries<LoginRadiusError.AnyErrorClass>(ErrorCode as never)

const [rejections, coded] = [
  documented.filter(({ code }) => reasonByCode.has(code)),
  documented.filter(({ code }) => !reasonByCode.has(code))
]

const name = (family: string, code: number) => `${family} ${code}`
const namesOf = (errorClass: LoginRadiusError.AnyErrorClass) =>
  LoginRadiusError.pairs(errorClass).map(([family, code]) => name(family, code))
const sharedPair = name("sso", 2016)
const unique = (texts: ReadonlyArray<string>) => [...new Set(texts)].sort()

describe("ErrorCode", () => {
  it("has exactly one class for each documented pair, with its tag and category", () => {
    assert.strictEqual(documented.length, 428)
    for (const { family, code, tag, category } of coded) {
      const found = classes.filter(([, one]) => one.tag === tag && namesOf(one).includes(name(family, code)))
      assert.strictEqual(found.length, 1, `${name(family, code)} ${tag}`)
      assert.strictEqual(found[0]![1].category, category, tag)
    }
  })

  it("claims no pair that is not documented for its tag", () => {
    const known = new Set(coded.map(({ family, code, tag }) => `${name(family, code)} ${tag}`))
    const claimed = classes.flatMap(([, one]) => namesOf(one).map((pair) => `${pair} ${one.tag}`))
    assert.deepStrictEqual(
      claimed.filter((claim) => !known.has(claim)),
      []
    )
    assert.strictEqual(claimed.length, known.size)
  })

  it("accounts for all 390 tags, 15 of them by ApiCredentialsRejected", () => {
    const tags = new Set(documented.map(({ tag }) => tag))
    const rejected = new Set(rejections.map(({ tag }) => tag))
    const exported = new Set(classes.map(([exportName]) => exportName))
    assert.strictEqual(tags.size, 390)
    assert.strictEqual(rejected.size, 15)
    assert.deepStrictEqual(
      [...tags].filter((tag) => !rejected.has(tag) && !exported.has(tag)),
      []
    )
    assert.deepStrictEqual(
      [...exported].filter((tag) => !tags.has(tag) || rejected.has(tag)),
      []
    )
  })

  it("exports each class under its tag, and its instances carry tag, category and retryability", () => {
    const retryable = new Set(documented.filter((one) => one.retryable).map(({ tag }) => tag))
    assert.strictEqual(retryable.size, 5)
    for (const [exportName, one] of classes) {
      const error = construct(one, {})
      assert.strictEqual(error.retryable, retryable.has(exportName), exportName)
      assert.strictEqual(one.tag, exportName)
      assert.strictEqual(error._tag, exportName)
      assert.strictEqual(error.category, one.category)
      assert.isTrue(LoginRadiusError.isLoginRadiusError(error))
    }
  })

  it("names codes and statuses in the first line of each class's documentation", () => {
    const folder = fileURLToPath(new URL("../../packages/core/src/ErrorCode/", import.meta.url))
    const source = readdirSync(folder).map((file) => readFileSync(folder + file, "utf8"))
    const docs = source.join("").matchAll(/\/\*\*\s+(?:\* )?([^·*]+) · ([^·*]+) · [^]*?\*\/\nexport class (\w+)/g)
    const said = [...docs].map(([, codes = "", statuses = "", tag = ""]) => ({
      tag,
      codes: unique(codes.match(/\b\d{3,4}\b/g) ?? []),
      statuses: unique(statuses.match(/\b\d{3}\b|not documented/g) ?? [])
    }))
    const known = classes.map(([tag]) => {
      const facts = documented.filter((one) => one.tag === tag)
      const codes = unique(facts.map(({ code }) => `${code}`))
      return { tag, codes, statuses: unique(facts.map(({ status }) => `${status ?? "not documented"}`)) }
    })
    assert.sameDeepMembers(said, known)
  })

  it("gives no pair to two classes, except sso 2016", () => {
    const all = classes.flatMap(([, one]) => namesOf(one))
    const twice = all.filter((pair, position) => all.indexOf(pair) !== position)
    assert.deepStrictEqual(twice, [sharedPair])
  })
})

const construct = (errorClass: LoginRadiusError.AnyErrorClass, extra: object) =>
  new (errorClass as unknown as new (fields: object) => InstanceType<typeof ErrorCode.UserNotFound>)({
    message: "refused",
    description: "The call was refused.",
    code: LoginRadiusError.pairs(errorClass)[0]![1],
    family: LoginRadiusError.pairs(errorClass)[0]![0],
    status: 403,
    endpoint: "Authentication.loginByEmail",
    requestId: undefined,
    ...extra
  })

const envelope = (code: number, more: object) => ({
  Description: "…",
  ErrorCode: code,
  Message: "…",
  IsProviderError: false,
  ProviderErrorResponse: null,
  ...more
})

const read = <Extra>(
  errorClass: { readonly extra: ((body: unknown, redact: (text: string) => string) => Extra) | undefined },
  body: unknown
): Extra => {
  assert.isDefined(errorClass.extra)
  return errorClass.extra!(body, (text) => text)
}

const secret = "5b7a1d1e-0c52-4f0e-9d0f-3f3f6f0c7a11"
const reveal = (token: Redacted.Redacted<string> | undefined) => token && Redacted.value(token)

/** The classes with members of their own, and the values of these when the body has none. */
const withExtra: ReadonlyArray<readonly [LoginRadiusError.AnyErrorClass, Record<string, unknown>]> = [
  [ErrorCode.FieldValidationFailed, { errors: [] }],
  [ErrorCode.AccountTemporarilyLocked, { loginLockedTimeout: undefined }],
  [ErrorCode.PrivacyPolicyNotAccepted, { accessToken: undefined, expiresIn: undefined }],
  [ErrorCode.ConsentRequired, { consentToken: undefined, events: [], givenConsents: undefined }],
  [ErrorCode.RiskPhoneCodeSent, { phoneId: undefined }],
  [ErrorCode.PinSetupRequired, { pinAuthToken: undefined }],
  [ErrorCode.SocialProviderError, { providerErrorResponse: undefined }]
]

const payloadNames = [
  "Errors",
  "Data",
  "FieldName",
  "ErrorMessage",
  "LoginLockedTimeout",
  "access_token",
  "expires_in",
  "ConsentToken",
  "Events",
  "ConsentProfile",
  "PhoneId",
  "PINAuthToken",
  "ProviderErrorResponse"
]

describe("ErrorCode extras", () => {
  it("exist in the seven documented classes only", () => {
    assert.sameMembers(
      classes.filter(([, one]) => one.extra !== undefined).map(([tag]) => tag),
      withExtra.map(([one]) => one.tag)
    )
  })

  it("FieldValidationFailed lists the fields, in both spellings", () => {
    const expected = { errors: [{ fieldName: "Password", errorMessage: "too short" }] }
    const pascal = envelope(1134, { Errors: [{ FieldName: "Password", ErrorMessage: "too short" }] })
    const camel = { errorCode: 1134, errors: [{ fieldName: "Password", errorMessage: "too short" }] }
    assert.deepStrictEqual(read(ErrorCode.FieldValidationFailed, pascal), expected)
    assert.deepStrictEqual(read(ErrorCode.FieldValidationFailed, camel), expected)
  })

  it("FieldValidationFailed keeps the valid items of a list that has invalid ones too", () => {
    const body = envelope(1134, { Errors: [null, "x", {}, { FieldName: "Email" }, { ErrorMessage: "odd" }] })
    assert.deepStrictEqual(read(ErrorCode.FieldValidationFailed, body), {
      errors: [
        { fieldName: "Email", errorMessage: "" },
        { fieldName: "", errorMessage: "odd" }
      ]
    })
  })

  it("AccountTemporarilyLocked says when the lock ends, in both spellings", () => {
    const until = "2026-01-31T10:20:30.400Z"
    const pascal = envelope(1198, { Data: { LoginLockedTimeout: until } })
    const camel = { errorCode: 1198, data: { loginLockedTimeout: until } }
    assert.deepStrictEqual(read(ErrorCode.AccountTemporarilyLocked, pascal), { loginLockedTimeout: until })
    assert.deepStrictEqual(read(ErrorCode.AccountTemporarilyLocked, camel), { loginLockedTimeout: until })
  })

  it("PrivacyPolicyNotAccepted, ConsentRequired and PinSetupRequired carry their tokens", () => {
    const policy = read(
      ErrorCode.PrivacyPolicyNotAccepted,
      envelope(1194, { Data: { access_token: secret, expires_in: "2026-02-01T00:00:00Z" } })
    )
    assert.strictEqual(reveal(policy.accessToken), secret)
    assert.strictEqual(policy.expiresIn, "2026-02-01T00:00:00Z")
    const older = read(ErrorCode.PrivacyPolicyNotAccepted, envelope(1194, { Data: { Data: { access_token: secret } } }))
    assert.strictEqual(reveal(older.accessToken), secret)
    const consent = read(ErrorCode.ConsentRequired, envelope(1226, { Data: { ConsentToken: secret } }))
    assert.strictEqual(reveal(consent.consentToken), secret)
    const pin = read(ErrorCode.PinSetupRequired, envelope(1243, { Data: { PINAuthToken: secret } }))
    assert.strictEqual(reveal(pin.pinAuthToken), secret)
  })

  it("PrivacyPolicyNotAccepted has its token also where the service nests it twice, as it did", () => {
    const policy = read(
      ErrorCode.PrivacyPolicyNotAccepted,
      envelope(1194, { Data: { Data: { access_token: secret, expires_in: "2026-02-01T00:00:00Z" } } })
    )
    assert.strictEqual(reveal(policy.accessToken), secret)
    assert.strictEqual(policy.expiresIn, "2026-02-01T00:00:00Z")
  })

  it("ConsentRequired has the events that are due, and what was agreed to before", () => {
    const { events, givenConsents } = read(
      ErrorCode.ConsentRequired,
      envelope(1226, {
        Data: {
          ConsentToken: secret,
          Events: [{ Name: "Login" }, { Name: "news", IsCustom: "true" }, {}],
          ConsentProfile: {
            AcceptedConsentVersions: [{ Event: "Register", Version: 3, IsCustom: false }, {}],
            Consents: [{ ConsentOptionId: "c0ffee", AcceptOnDate: "2026-01-01T00:00:00Z" }, { ConsentOptionId: "f00d" }]
          }
        }
      })
    )
    assert.deepStrictEqual(events, [
      { name: "Login", isCustom: false },
      { name: "news", isCustom: true }
    ])
    assert.deepStrictEqual(givenConsents, {
      acceptedVersions: [{ event: "Register", version: 3, isCustom: false }],
      options: [
        { consentOptionId: "c0ffee", acceptOnDate: "2026-01-01T00:00:00Z" },
        { consentOptionId: "f00d", acceptOnDate: undefined }
      ]
    })
  })

  it("RiskPhoneCodeSent says where the code was sent", () => {
    assert.deepStrictEqual(read(ErrorCode.RiskPhoneCodeSent, envelope(1167, { PhoneId: "+12025550123" })), {
      phoneId: "+12025550123"
    })
  })

  it("tokens are found beside the message, and in either spelling", () => {
    assert.strictEqual(reveal(read(ErrorCode.ConsentRequired, { consentToken: secret }).consentToken), secret)
    assert.strictEqual(
      reveal(read(ErrorCode.PinSetupRequired, { data: { pinAuthToken: secret } }).pinAuthToken),
      secret
    )
  })

  it("the documented spelling wins over another", () => {
    const body = envelope(1226, { Data: { consentToken: "other", ConsentToken: secret } })
    assert.strictEqual(reveal(read(ErrorCode.ConsentRequired, body).consentToken), secret)
  })

  it("SocialProviderError has the provider's answer", () => {
    const body = envelope(1000, { IsProviderError: true, ProviderErrorResponse: "denied" })
    assert.deepStrictEqual(read(ErrorCode.SocialProviderError, body), { providerErrorResponse: "denied" })
    assert.isUndefined(read(ErrorCode.SocialProviderError, envelope(1000, {})).providerErrorResponse)
  })

  it("no token shows in an error as text, JSON or inspection", () => {
    for (const [one, key] of [
      [ErrorCode.PrivacyPolicyNotAccepted, "access_token"],
      [ErrorCode.ConsentRequired, "ConsentToken"],
      [ErrorCode.PinSetupRequired, "PINAuthToken"]
    ] as const) {
      const extra = read<object>(one, { Data: { [key]: secret } })
      assert.isTrue(
        Object.values(extra).some((value) => Redacted.isRedacted(value) && Redacted.value(value) === secret)
      )
      const error = construct(one, extra)
      const texts = [
        String(error),
        JSON.stringify(error),
        inspect(error, { depth: 9, showHidden: true }),
        error.stack ?? ""
      ]
      for (const text of texts) assert.notInclude(text, secret)
    }
  })

  it("are absent, and nothing is thrown, for any JSON without the documented members", () => {
    const foreign = fc.jsonValue().filter((body) => {
      const text = JSON.stringify(body).toLowerCase()
      return !payloadNames.some((payloadName) => text.includes(`"${payloadName.toLowerCase()}"`))
    })
    fc.assert(
      fc.property(foreign, (body) => {
        for (const [one, absent] of withExtra) assert.deepStrictEqual(read<unknown>(one, body), absent)
      })
    )
  })

  it("have their declared types, and nothing is thrown, for any JSON under the documented names", () => {
    const spelled = fc
      .constantFrom(...payloadNames)
      .chain((payloadName) =>
        fc.constantFrom(payloadName, payloadName.toLowerCase(), payloadName[0]!.toLowerCase() + payloadName.slice(1))
      )
    const { tree } = fc.letrec<{ tree: unknown; node: object; list: Array<unknown>; leaf: unknown }>((tie) => ({
      leaf: fc.jsonValue(),
      node: fc.dictionary(spelled, tie("tree"), { maxKeys: 6 }),
      list: fc.array(tie("tree"), { maxLength: 3 }),
      tree: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("node"), tie("list"))
    }))
    const optionalText = (value: unknown) => value === undefined || (typeof value === "string" && value !== "")
    const optionalSecret = (value: unknown) =>
      value === undefined || (Redacted.isRedacted(value) && optionalText(Redacted.value(value)))
    fc.assert(
      fc.property(tree, (body) => {
        for (const { fieldName, errorMessage } of read(ErrorCode.FieldValidationFailed, body).errors) {
          assert.isString(fieldName)
          assert.isString(errorMessage)
        }
        assert.isTrue(optionalText(read(ErrorCode.AccountTemporarilyLocked, body).loginLockedTimeout))
        assert.isTrue(optionalSecret(read(ErrorCode.PrivacyPolicyNotAccepted, body).accessToken))
        assert.isTrue(optionalText(read(ErrorCode.PrivacyPolicyNotAccepted, body).expiresIn))
        const consent = read(ErrorCode.ConsentRequired, body)
        assert.isTrue(optionalSecret(consent.consentToken))
        for (const { isCustom, name } of consent.events)
          assert.deepStrictEqual([typeof name, typeof isCustom], ["string", "boolean"])
        for (const { event, version } of consent.givenConsents?.acceptedVersions ?? []) {
          assert.isString(event)
          assert.isTrue(version === undefined || typeof version === "number")
        }
        for (const { acceptOnDate, consentOptionId } of consent.givenConsents?.options ?? []) {
          assert.isString(consentOptionId)
          assert.isTrue(optionalText(acceptOnDate))
        }
        assert.isTrue(optionalText(read(ErrorCode.RiskPhoneCodeSent, body).phoneId))
        assert.isTrue(optionalSecret(read(ErrorCode.PinSetupRequired, body).pinAuthToken))
        assert.isTrue(optionalText(read(ErrorCode.SocialProviderError, body).providerErrorResponse))
      }),
      { numRuns: 500 }
    )
  })

  it("are absent when the documented member is not text", () => {
    const notText = fc.jsonValue().filter((value) => typeof value !== "string")
    fc.assert(
      fc.property(notText, (value) => {
        const data = { LoginLockedTimeout: value, access_token: value, expires_in: value, ConsentToken: value }
        const body = { Data: { ...data, PINAuthToken: value }, ProviderErrorResponse: value }
        for (const [one, absent] of withExtra) assert.deepStrictEqual(read<unknown>(one, body), absent)
      })
    )
  })
})

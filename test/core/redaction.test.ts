import { assert, describe, it } from "@effect/vitest"
import * as Credential from "@loginradius-effect/core/Credential"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Wire from "@loginradius-effect/core/Wire"
import { Effect, Redacted } from "effect"
import { cleaner } from "../../packages/core/src/internal/wire/redaction.js"
import type { Reply } from "../support/client.js"
import { failure, refusal, run } from "./callFixture.js"

const sending = Endpoint.make("Test.login", () => ({
  route: "POST /identity/v2/login",
  auth: Credential.apiKey,
  body: { password: Wire.secret },
  success: Wire.document("Answer", () => ({ Id: Wire.string, Secrets: Wire.record(Wire.secret) })),
  errors: [ErrorCode.AccountTemporarilyLocked, ErrorCode.FieldValidationFailed, ErrorCode.SocialProviderError],
  safety: "creates"
}))

const errorOf = (password: string, reply: Reply) =>
  Effect.map(run(sending({ password }), [reply]), ({ result }) => {
    assert(result._tag === "Left", "expected a failure")
    return result.left
  })

const password = "p@ss (w)ö!rd/&<\"'\\x+y*~"
const entities = password.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
const rfc3986 = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const base64 = (encoding: BufferEncoding) => Buffer.from(password).toString(encoding)

const spellings: Readonly<Record<string, string>> = {
  "in clear": password,
  "in upper case": password.toUpperCase(),
  "as a component of a URL": encodeURIComponent(password),
  "as RFC 3986 has it": rfc3986(password),
  "with lower-case digits": rfc3986(password).toLowerCase(),
  "as a form has it": encodeURIComponent(password).replaceAll("%20", "+"),
  "as a component of a URL, twice": encodeURIComponent(rfc3986(password)),
  "in HTML": password
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;"),
  "in HTML, by decimal numbers": entities,
  "in HTML, by hexadecimal numbers": password.replace(/[&<>"']/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  "in HTML, twice": entities.replaceAll("&", "&amp;"),
  "in JSON": JSON.stringify(password).slice(1, -1),
  "in JSON with escaped slashes": JSON.stringify(password).slice(1, -1).replaceAll("/", "\\/"),
  "in JSON by numbers": JSON.stringify(password)
    .slice(1, -1)
    .replace(/[&<ö']/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "in JSON, twice": JSON.stringify(JSON.stringify(password)).slice(3, -3),
  "as JavaScript's escape has it": rfc3986(password).replaceAll("%C3%B6", "%u00F6"),
  "in Latin-1 in a URL": rfc3986(password).replaceAll("%C3%B6", "%F6"),
  "in JavaScript": password.replace(/[&<ö']/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
  "as .NET has it in a URL": rfc3986(password).toLowerCase().replaceAll("~", "%7e"),
  "in base64": base64("base64"),
  "in base64 without padding": base64("base64").replace(/=+$/, ""),
  "in base64 for URLs": base64("base64url"),
  "in base64 in a URL": encodeURIComponent(base64("base64")),
  "in hex": base64("hex"),
  "in upper-case hex": base64("hex").toUpperCase()
}

const apiSecret = "b7e2c9d4-1f36-4a8e-8f27-9c5a4e3d2b61"
const dashes = (spelled: string) => apiSecret.replaceAll("-", spelled)

describe("an API secret", () => {
  for (const [how, text] of Object.entries({
    "as a component of a URL": dashes("%2D"),
    "as a component of a URL, twice": dashes("%252d"),
    "in HTML": dashes("&#45;"),
    "in JSON": dashes("\\u002d"),
    "in JavaScript": dashes("\\x2D"),
    "without dashes": dashes("").toUpperCase()
  })) {
    it(`is taken out of a text, spelled ${how}`, () => {
      assert.strictEqual(cleaner([apiSecret])(`was ${text}!`), "was <redacted>!")
    })
  }
})

describe("secrets of which the pattern would be long", () => {
  for (const [what, secrets] of Object.entries({
    "of signs": ['"'.repeat(4000)],
    "of letters beyond ASCII": ["\u5bc6".repeat(1000)],
    "of letters": ["a".repeat(8000)],
    many: Array.from({ length: 40 }, (_, i) => `${i} "answer" (of) a question?`)
  })) {
    it(`take every text along, and no pattern is made: ${what}`, () => {
      assert.strictEqual(cleaner(secrets)("Invalid credentials"), "<redacted>")
    })
  }

  it("have room for a password, a token, an API secret and a SOTT", () => {
    const sott = Buffer.from("sott".repeat(60)).toString("base64")
    const secrets = [password, "eyJhbGciOi.eyJzdWIi-_".repeat(20), apiSecret, sott]
    assert.strictEqual(cleaner(secrets)(`Invalid ${password}`), "Invalid <redacted>")
  })
})

describe("a secret of 12 characters or more", () => {
  for (const [how, spelled] of Object.entries(spellings)) {
    it.effect(`is taken out of a text, spelled ${how}`, () =>
      Effect.gen(function* () {
        const error = yield* errorOf(
          password,
          refusal(4711, { Message: `a ${spelled} b`, Description: `c ${spelled}` })
        )
        assert(error._tag === "Unrecognized")
        // Padding may be left.
        assert.match(error.description, /^c <redacted>(=|%3D)*$/)
        assert.match(error.message, /^Test.login: a <redacted>(=|%3D)* b \(code 4711/)
      })
    )
  }

  it("is taken out without the spaces around it", () => {
    assert.strictEqual(cleaner(["  a long password "])("<a long password>"), "<<redacted>>")
  })

  it("goes as a whole where it holds another one", () => {
    assert.strictEqual(cleaner(["a long secret", "a long secret and more"])("a long secret and more"), "<redacted>")
  })

  it("changes no text without it", () => {
    const text = 'Invalid & "odd" text %20 \\u0026 &amp; a long secre'
    assert.strictEqual(cleaner(["a long secret", ""])(text), text)
  })
})

describe("a secret of fewer than 12 characters", () => {
  for (const [secret, text] of [
    ["a", "Invalid"],
    ["4711", "the code 4711 is wrong"],
    ["a&b", "a%26b"],
    ["a&b", "a&amp;b"],
    ["a/b", "a\\/b"],
    ["1234567", Buffer.from("1234567").toString("base64")],
    ["1234567", `x${Buffer.from("1234567").toString("hex")}y`],
    [" 4711 ", "4711!"]
  ] as const) {
    it.effect(`takes the whole text along: ${JSON.stringify(secret)} in ${text}`, () =>
      Effect.gen(function* () {
        const error = yield* errorOf(secret, refusal(4711, { Message: text, Description: text }))
        assert(error._tag === "Unrecognized")
        assert.strictEqual(error.message, "Test.login: code 4711, not declared by this endpoint, HTTP 403")
        assert.strictEqual(error.description, "<redacted>")
      })
    )
  }

  it.effect("takes along only the text that it is in", () =>
    Effect.gen(function* () {
      const error = yield* errorOf("4711", refusal(4711, { Message: "Not so", Description: "not 4711" }))
      assert(error._tag === "Unrecognized")
      assert.strictEqual(error.message, "Test.login: Not so (code 4711, not declared by this endpoint, HTTP 403)")
      assert.strictEqual(error.description, "<redacted>")
    })
  )

  it.effect("changes nothing where it does not occur, and is none where it is empty", () =>
    Effect.gen(function* () {
      for (const secret of ["qq", "  "]) {
        const error = yield* errorOf(secret, refusal(4711))
        assert(error._tag === "Unrecognized")
        assert.strictEqual(error.description, "Not like this")
      }
      assert.strictEqual(cleaner([""])("text"), "text")
    })
  )

  it("does not count in what stands for a longer one", () => {
    assert.strictEqual(cleaner(["act", "a long secret"])("not a long secret"), "not <redacted>")
  })
})

describe("every text of an error that comes from an answer", () => {
  const secret = "hunter2-hunter2"
  const shown = (error: object): string => JSON.stringify({ ...error, message: (error as Error).message })
  for (const [where, reply] of [
    ["a key of a record", { body: { Secrets: { [secret]: 1 } } }],
    ["a media type", { status: 500, headers: { "content-type": `text/${secret}` }, body: "<p>" }],
    ["a media type of an odd answer", { headers: { "content-type": `text/${secret}` }, body: "<p>" }],
    ["a request id", { ...refusal(4711), headers: { "x-request-id": `r-${secret}` } }],
    ["a request id of an odd answer", { body: "<p>", headers: { "x-request-id": `r-${secret}` } }],
    ["the end of a lock", refusal(1198, { Data: { LoginLockedTimeout: secret } })],
    ["a field and its message", refusal(1134, { Errors: [{ FieldName: secret, ErrorMessage: secret }] })],
    ["a provider's answer", refusal(1000, { ProviderErrorResponse: secret })],
    ["a message without a code", { status: 400, body: { message: `no ${secret}` } }]
  ] as const) {
    it.effect(`shows no secret: ${where}`, () =>
      Effect.gen(function* () {
        const error = yield* errorOf(secret, reply)
        assert.include(shown(error), "<redacted>")
        assert.notInclude(shown(error), secret)
      })
    )
    it.effect(`shows no control character: ${where}`, () =>
      Effect.gen(function* () {
        const forged = JSON.parse(JSON.stringify(reply).replaceAll(secret, "a\\u001b[31mb\\u2028c\\n\\u0085d")) as Reply
        // Headers cannot have them.
        if (typeof forged === "object" && "headers" in forged) return
        const text = shown(yield* errorOf("unused-unused", forged))
        assert.notMatch(JSON.stringify(text), /\\\\u001b|\\\\n|\\\\u0085|\u2028/)
        assert.match(text, /a \[31mb c d/)
      })
    )
  }

  it.effect("keeps the names of described members beside the key of a record", () =>
    Effect.gen(function* () {
      const { result } = yield* run(sending({ password: secret }), [{ body: { Secrets: { [secret]: 1 } } }])
      assert.strictEqual(failure(result, "MalformedResponse").path, "Secrets.<redacted>")
    })
  )

  it.effect("shows none of an undescribed member, which is told by a redacted value only", () =>
    Effect.gen(function* () {
      const open = Endpoint.make("Test.open", () => ({
        route: "POST /identity/v2/open",
        auth: Credential.apiKey,
        body: Wire.whole(
          "document",
          Wire.document("Open", () => ({}))
        ),
        success: Wire.document("Answer", () => ({})),
        safety: "creates"
      }))
      const document = { hidden: Redacted.make(secret) }
      const { result } = yield* run(open({ document }), [refusal(4711, { Description: `not ${secret}` })])
      assert.notInclude(failure(result, "Unrecognized").description, secret)
    })
  )
})

describe("a long text", () => {
  const secret = "hunter2-hunter2"
  const clean = cleaner([secret, "short1"])

  it("is cut after 1,000 characters, with no half character", () => {
    assert.strictEqual(clean("x".repeat(2000)), "x".repeat(1000))
    assert.notMatch(clean("x".repeat(999) + "𝒳".repeat(9)), /\p{Surrogate}/u)
  })

  it("shows no part of a secret that lies across the border of 1,000 characters", () => {
    for (let at = 980; at <= 1005; at++) assert.notInclude(clean("x".repeat(at) + secret + "y".repeat(50)), "hunter")
  })

  it("shows no part of a secret that lies across the border of 64 KiB", () => {
    for (let at = 65_515; at <= 65_540; at += 5) {
      assert.strictEqual(clean("x".repeat(at) + secret), "x".repeat(1000))
      // So much of the text is secret that its end comes into view.
      const many = secret.repeat(10_000).slice(0, at)
      assert.notMatch(clean(many + secret).replaceAll("<redacted>", ""), /hunter/)
    }
    const large = "S3cret-".repeat(1000)
    assert.notInclude(cleaner([large])(large.repeat(9) + large.slice(0, -7) + large), "S3cret")
  })

  it("does not show a short secret behind the border", () => {
    assert.strictEqual(clean("x".repeat(900) + "short1"), "<redacted>")
  })

  it("is dropped beyond 64 KiB", () => {
    assert.strictEqual(clean(`${" ".repeat(65_536)}later`).trim(), "")
  })

  it("is read in no more time than its length calls for, however a secret is made", { timeout: 30_000 }, () => {
    for (const [secret, text] of [
      ["\\".repeat(40) + "x", "\\".repeat(65_536)],
      ["\\/".repeat(40) + "x", "\\\\/".repeat(20_000)],
      ["&amp;".repeat(40) + "x", "&amp;amp;".repeat(10_000)],
      ["%25".repeat(40) + "x", "%2525".repeat(10_000)],
      [" ".repeat(100) + "x", "\\n+ ".repeat(16_000)]
    ] as const) {
      assert.notInclude(cleaner([secret])(text), "<redacted>")
    }
  })

  it("is not shown at all where a secret is too long to be searched for", () => {
    for (const secret of ["Z!".repeat(5000), "Z".repeat(1_000_000)]) {
      assert.strictEqual(cleaner([secret])(`no ${secret}`), "<redacted>")
    }
  })
})

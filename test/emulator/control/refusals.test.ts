/** What the control API does not take: each is refused, and nothing has changed. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator, Outbox, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import { at, emulator } from "../support.js"
import { change, controlled } from "./support.js"

/** An emulator with an account, and a way to send it what it has to refuse: the status and the message. */
const refusing = Effect.gen(function* () {
  const { send } = yield* controlled()
  yield* Emulator.seed(Seed.account({ uid: "ada", email: "ada@example.com" }))
  yield* Emulator.seed(
    Effect.flatMap(Outbox.Outbox, (outbox) => outbox.deliver({ kind: "mail", to: "ada@example.com", template: "x" }))
  )
  const held = Effect.all([Emulator.accounts(), Outbox.messages, Emulator.settings, Emulator.clock, Emulator.faults])
  return (method: string, path: string, body?: unknown) =>
    Effect.gen(function* () {
      const [accounts, messages, settings, { offset }, faults] = yield* held
      const answer = yield* send(path, method === "GET" ? {} : change(method, body))
      const after = yield* held
      assert.deepStrictEqual(
        [after[0], after[1], after[2], after[3].offset, after[4]],
        [accounts, messages, settings, offset, faults],
        `${method} ${path}`
      )
      return [answer.status, at(answer.body, "message"), answer.headers.get("allow")]
    })
})

const inEmulator = Effect.provide(emulator())

const nowhere = "The control API has nothing at this path."

describe("control API: a request", () => {
  it.scopedLive("for a path that is written otherwise is for none", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      for (const [method, path] of [
        ["GET", "/health/"],
        ["GET", "//health"],
        ["GET", "/HEALTH"],
        ["POST", "/reset/"],
        ["POST", "/seed/"],
        ["GET", "/"],
        ["GET", "/accounts/ada/x"],
        ["GET", "/accounts/%"],
        ["GET", "/accounts/%FF"],
        ["DELETE", "/faults/%"],
        ["POST", "/snapshots/%FF/restore"]
      ] as const) {
        assert.deepStrictEqual(yield* refused(method, path, "{}"), [404, nowhere, null], path)
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("by another method is told those that the path takes", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      assert.deepStrictEqual(yield* refused("GET", "/reset"), [405, "This path takes POST.", "POST"])
      assert.deepStrictEqual(yield* refused("POST", "/settings", {}), [
        405,
        "This path takes GET, PATCH.",
        "GET, PATCH"
      ])
      assert.deepStrictEqual(yield* refused("PUT", "/outbox", {}), [405, "This path takes GET, DELETE.", "GET, DELETE"])
    }).pipe(inEmulator)
  )

  it.scopedLive("that asks what it cannot ask is not taken for one that asks nothing", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      assert.deepStrictEqual(yield* refused("POST", "/reset?sed=true"), [400, "sed is not known; known are seed", null])
      assert.deepStrictEqual((yield* refused("POST", "/reset?seed=yes"))[0], 400)
      assert.deepStrictEqual((yield* refused("POST", "/reset?seed=false&seed=true"))[0], 400)
      assert.deepStrictEqual(yield* refused("DELETE", "/outbox?to=ada@example.com"), [
        400,
        "to is not known: this takes no query",
        null
      ])
      assert.deepStrictEqual((yield* refused("GET", "/accounts?serach=ada"))[0], 400)
      assert.deepStrictEqual((yield* refused("GET", "/requests?since=1"))[0], 400)
    }).pipe(inEmulator)
  )

  it.scopedLive("with a body of another form is told what is wrong with it, once", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      for (const [method, path, body, message] of [
        ["PUT", "/clock", [], "the body must be a record"],
        ["POST", "/snapshots", { name: "a", nmae: "b" }, "nmae is not known; known are name"],
        ["PATCH", "/settings", '{"__proto__": {"otpLength": 8}}', "__proto__ is not known"],
        ["POST", "/outbox/take", { to: "a@example.com", kind: "fax" }, "kind must be mail, sms"],
        ["POST", "/outbox/take", { to: ["a@example.com"] }, "to must be text that is not blank"],
        ["POST", "/outbox/take", { to: "" }, "to must be text that is not blank"],
        ["POST", "/outbox/take", `{"to": ${"[".repeat(500_000)}${"]".repeat(500_000)}}`, "the body is nested too deep"]
      ] as const) {
        assert.deepStrictEqual(yield* refused(method, path, body), [400, message, null])
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("with a duration below zero or beyond what can be waited for is refused", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      const duration = 'must be a duration: milliseconds, or a text such as "31 minutes"'
      for (const span of ["-1 hour", "NaN hours", "-0.5 seconds"]) {
        for (const [method, path, body, field] of [
          ["PUT", "/clock", { advance: span }, "advance"],
          ["POST", "/outbox/take", { to: "a@example.com", timeout: span }, "timeout"],
          ["POST", "/faults", { fault: { type: "delay", duration: span } }, "fault.duration"],
          ["POST", "/faults", { fault: { type: "rateLimited", retryAfter: span } }, "fault.retryAfter"]
        ] as const) {
          assert.deepStrictEqual(yield* refused(method, path, body), [400, `${field} ${duration}`, null], span)
        }
        assert.strictEqual((yield* Effect.flip(Emulator.advance(span as "1 hour"))).option, "advance")
      }
      for (const fault of [
        { type: "rateLimited", retryAfter: 1e300 },
        { type: "delay", duration: "25 days" }
      ]) {
        assert.strictEqual((yield* refused("POST", "/faults", { fault }))[0], 400)
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("for an answer that HTTP cannot send is refused", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      for (const [fault, message] of [
        [
          { type: "status", status: 503, headers: { "x y": "a" } },
          "fault.headers must have names of headers, but for Content-Length and Transfer-Encoding"
        ],
        [
          { type: "status", status: 503, headers: { "Content-Length": "7" } },
          "fault.headers must have names of headers, but for Content-Length and Transfer-Encoding"
        ],
        [
          { type: "status", status: 503, headers: { "x-a": "a\r\nx-b: c" } },
          "fault.headers.x-a must be one line of text in Latin-1"
        ],
        [
          { type: "status", status: 503, headers: { "x-a": "☃" } },
          "fault.headers.x-a must be one line of text in Latin-1"
        ],
        [{ type: "status", status: 204, body: "x" }, "fault.body must be left out: an answer of 204 has none"],
        [{ type: "error", code: 938, status: 204 }, "fault.status must be another one: an answer of 204 has no body"],
        [{ type: "gateway", status: 304 }, "fault.status must be another one: an answer of 304 has no body"]
      ] as const) {
        assert.deepStrictEqual(yield* refused("POST", "/faults", { fault }), [400, message, null])
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("for a snapshot that no path could name is refused", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      for (const name of [".", "..", "", "a b", "a/b", "x".repeat(101)]) {
        assert.deepStrictEqual(
          yield* refused("POST", "/snapshots", { name }),
          [400, "name must be of letters, digits, dots and dashes", null],
          name
        )
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("for a moment that there is not is refused", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      for (const freezeAt of ["5", "foo 12", "Jan 5 2031", "2031-02-30T00:00:00Z", "2031-01-01T00:00:00", "1e5", ""]) {
        assert.deepStrictEqual((yield* refused("PUT", "/clock", { freezeAt }))[0], 400, freezeAt)
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("with a snapshot that no emulator has written is refused as a whole", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      const { send } = yield* controlled()
      const account = (at((yield* send("/snapshot")).body, "accounts.0") ?? {}) as object
      const message = {
        number: 1,
        message: { kind: "mail", to: "a@example.com", template: "x", at: 0 },
        isTaken: false
      }
      for (const [what, part, path] of [
        ["settings that are none", { settings: [null] }, "settings.0"],
        ["a clock beyond all dates", { clock: [{ offset: 1e300 }] }, "clock.0.offset"],
        ["a date beyond all dates", { accounts: [{ ...account, createdAt: 1e300 }] }, "accounts.0.createdAt"],
        [
          "a hash that takes hours",
          { accounts: [{ ...account, passwordHash: "Rfc2898DeriveBytes$2000000000$AAAA$AAAA" }] },
          "accounts.0.passwordHash"
        ],
        ["an account twice", { accounts: [account, account] }, "contradicts itself"],
        ["a message twice", { messages: [message, message] }, "contradicts itself"],
        ["a number that is none", { messages: [{ ...message, number: 2 ** 53 }] }, "messages.0.number"],
        ["a kind that is none", { passkeys: [] }, "passkeys"]
      ] as const) {
        const [status, text] = yield* refused("PUT", "/snapshot", { form: 1, accounts: [account], ...part })
        assert.deepStrictEqual([status, String(text).includes(path)], [400, true], `${what}: ${String(text)}`)
      }
    }).pipe(inEmulator)
  )

  it.scopedLive("with a snapshot that is a part of one takes nothing away", () =>
    Effect.gen(function* () {
      const refused = yield* refusing
      assert.deepStrictEqual(yield* refused("PUT", "/snapshot", { form: 1 }), [400, "accounts: is missing", null])
      assert.deepStrictEqual((yield* refused("PUT", "/snapshot", { form: 1, sessions: [] }))[0], 400)
    }).pipe(inEmulator)
  )
})

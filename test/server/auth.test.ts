import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { type Answer, type Count, type Send, type Sent, servers, verifier } from "./authServers.js"

const bearer = (token: string): Sent => ({ headers: [["authorization", `Bearer ${token}`]] })
const cookie = (token: string, more: ReadonlyArray<readonly [string, string]> = [], method = "GET"): Sent => ({
  method,
  headers: [["cookie", `theme=dark; access_token=${token}`], ...more]
})

/** What an answer is, but for the text for people. */
const gist = ({ body, status }: Answer) => {
  const { message: _, ...rest } = body as Record<string, unknown>
  return { status, ...rest }
}

const in_ = (uid: string | null) => ({ status: 200, uid })
const refused = (reason: string) => ({ status: 401, _tag: "Unauthenticated", reason })
const forbidden = (reason: string) => ({ status: 403, _tag: "Forbidden", reason })
const unavailable = { status: 503, _tag: "AuthUnavailable", reason: "NoAnswer", retryAfter: 2 }

interface Row {
  readonly what: string
  readonly path?: string
  readonly sent: Sent
  readonly answer: object
  /** How many tokens are checked: one. */
  readonly checks?: number
}

const long = "a".repeat(8193)

const rows: ReadonlyArray<Row> = [
  { what: "a good token", sent: bearer("good"), answer: in_("uid of good") },
  {
    what: "the scheme in other letters",
    sent: { headers: [["authorization", "bEARER  good"]] },
    answer: in_("uid of good")
  },
  { what: "no token", sent: {}, answer: refused("Missing"), checks: 0 },
  { what: "a bad token", sent: bearer("bad"), answer: refused("Invalid") },
  { what: "an outage", sent: bearer("outage"), answer: unavailable },
  {
    what: "another scheme, whose text would be a good token",
    sent: { headers: [["authorization", "Basic  good"]] },
    answer: refused("Malformed"),
    checks: 0
  },
  {
    what: "a bad token beside a good cookie",
    sent: { headers: [...(bearer("bad").headers ?? []), ...(cookie("good").headers ?? [])] },
    answer: refused("Invalid")
  },
  {
    what: "another scheme beside a good cookie",
    sent: { headers: [["authorization", "Basic Zm9v"], ...(cookie("good").headers ?? [])] },
    answer: refused("Malformed"),
    checks: 0
  },
  { what: "a good cookie", sent: cookie("good"), answer: in_("uid of good") },
  { what: "a bad cookie", sent: cookie("bad"), answer: refused("Invalid") },
  {
    what: "POST of another site with a good cookie",
    sent: cookie("good", [["origin", "https://evil.example.com"]], "POST"),
    answer: forbidden("CrossSite"),
    checks: 0
  },
  {
    what: "POST with a good cookie of which nobody says who sent it",
    sent: cookie("good", [], "POST"),
    answer: forbidden("CrossSite"),
    checks: 0
  },
  {
    what: "POST of the same origin with a good cookie",
    sent: cookie("good", [["sec-fetch-site", "same-origin"]], "POST"),
    answer: in_("uid of good")
  },
  {
    what: "POST of a listed origin with a good cookie",
    sent: cookie("good", [["origin", "https://app.example.com"]], "POST"),
    answer: in_("uid of good")
  },
  { what: "POST with a good token", sent: { ...bearer("good"), method: "POST" }, answer: in_("uid of good") },
  { what: "a token that is too long", sent: bearer(long), answer: refused("Malformed"), checks: 0 },
  { what: "a token with other than ASCII", sent: bearer("gööd"), answer: refused("Malformed"), checks: 0 },
  { what: "a token with a comma", sent: bearer("good,good"), answer: refused("Malformed"), checks: 0 },
  {
    what: "two headers Authorization",
    sent: { headers: [...(bearer("good").headers ?? []), ...(bearer("good").headers ?? [])] },
    answer: refused("Malformed"),
    checks: 0
  },
  {
    what: "the cookie twice",
    sent: { headers: [["cookie", "access_token=good; access_token=good"]] },
    answer: refused("Malformed"),
    checks: 0
  },
  { what: "a role that is there", path: "/admin", sent: bearer("good-admin"), answer: in_("uid of good-admin") },
  { what: "a role that is missing", path: "/admin", sent: bearer("good"), answer: forbidden("RoleMissing") },
  { what: "nobody where somebody may be", path: "/maybe", sent: {}, answer: in_(null), checks: 0 },
  { what: "somebody where somebody may be", path: "/maybe", sent: bearer("good"), answer: in_("uid of good") },
  { what: "a bad token where nobody may be", path: "/maybe", sent: bearer("bad"), answer: refused("Invalid") },
  { what: "an outage where nobody may be", path: "/maybe", sent: bearer("outage"), answer: unavailable }
]

/** Runs a test against a server. */
const against = (
  make: (typeof servers)[string],
  test: (send: Send, count: Count) => Promise<void>
): Effect.Effect<void, unknown> => {
  const count: Count = { checks: 0, left: 0 }
  return Effect.scoped(Effect.flatMap(make, (send) => Effect.promise(() => test(send, count)))).pipe(
    Effect.provide(verifier(count))
  )
}

for (const [framework, make] of Object.entries(servers)) {
  describe(`requests to ${framework}`, () => {
    it.live("are answered by one table", () =>
      against(make, async (send, count) => {
        for (const { answer, checks = 1, path = "/me", sent, what } of rows) {
          count.checks = 0
          assert.deepStrictEqual(gist(await send(path, sent)) as object, answer, what)
          assert.strictEqual(count.checks, checks, `checks: ${what}`)
        }
      })
    )

    it.live("say what a refusal means to the client", () =>
      against(make, async (send) => {
        const missing = await send("/me")
        assert.strictEqual(missing.headers.get("www-authenticate"), "Bearer")
        const bad = await send("/me", bearer("bad"))
        assert.strictEqual(bad.headers.get("www-authenticate"), 'Bearer error="invalid_token"')
        const outage = await send("/me", bearer("outage"))
        assert.strictEqual(outage.headers.get("retry-after"), "2")
        for (const { headers } of [missing, bad, outage]) assert.strictEqual(headers.get("cache-control"), "no-store")
      })
    )

    it.live("give up their check when the client is gone", () =>
      against(make, async (send, count) => {
        const controller = new AbortController()
        const asked = send("/me", { ...bearer("hang"), signal: controller.signal })
        while (count.checks === 0) await new Promise((resolve) => setImmediate(resolve))
        controller.abort()
        await asked.then(
          ({ status }) => assert.strictEqual(status, 499, "it was answered"),
          () => undefined
        )
        while (count.left === 0) await new Promise((resolve) => setImmediate(resolve))
      })
    )
  })
}

import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as Handler from "@loginradius-effect/core/Handler"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import { Emulator, Seed, Store } from "@loginradius-effect/emulator"
import { serve } from "@loginradius-effect/emulator/server"
import { Effect } from "effect"
import { createHash } from "node:crypto"
import { flow } from "../contract/flow.js"
import { email, reveal, user } from "../contract/support.js"

const callback = "https://app.example.com/callback?from=here"
const ada: Seed.SocialPerson = {
  provider: "google",
  id: "108",
  email,
  profile: { FirstName: "Ada", LastName: "<Lovelace>" }
}

type Parameters = { readonly [name: string]: string }

const visit = (path: string, parameters: Parameters, fields?: Parameters) =>
  Effect.flatMap(Emulator.Emulator, (emulator) =>
    emulator.handle(
      Handler.fromParts(
        fields === undefined ? "GET" : "POST",
        new URL(`${Emulator.origin}${path}?${new URLSearchParams(parameters)}`),
        { "content-type": "application/x-www-form-urlencoded" },
        fields === undefined ? "" : new URLSearchParams(fields).toString()
      )
    )
  )

const handler = (more: Parameters = {}, fields?: Parameters) =>
  visit("/RequestHandler.aspx", { apikey: Emulator.apiKey, provider: "google", callback, ...more }, fields)

/** The token in the form that a page submits to the callback. */
const postedToken = ({ body, status }: Handler.Response) => {
  assert.strictEqual(status, 200)
  assert.include(body, `<form method="post" action="${callback}">`)
  return /name="token" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ""
}

/** The URL that a page redirects to. */
const location = ({ headers, status }: Handler.Response) => {
  assert.strictEqual(status, 302)
  return new URL(headers?.["location"] ?? "")
}

const idOf = (accessToken: string) =>
  Effect.map(Authentication.readProfilesByAccessToken({ accessToken }), ({ ID, Provider }) => [Provider, ID])

describe("the page of a provider", () => {
  flow(
    "offers the people of the provider, and a form for others",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person(ada))
      yield* Emulator.seed(Seed.person({ ...ada, provider: "github", id: "109" }))
      const { body, headers, status } = yield* handler({ is_access_token: "true" })
      assert.strictEqual(status, 200)
      assert.match(headers?.["content-type"] ?? "", /^text\/html/)
      assert.include(body, `name="person" value="108">Ada &lt;Lovelace&gt;, ${email}</button>`)
      assert.notInclude(body, "109")
      for (const field of ["id", "name", "email", "verified"]) assert.include(body, `name="${field}"`)
      // The form is posted to the URL of its page, with the whole query.
      const action = /action="\?([^"]*)"/.exec(body)?.[1]?.replaceAll("&amp;", "&")
      assert.deepInclude(Object.fromEntries(new URLSearchParams(action)), { callback, is_access_token: "true" })
    })
  )

  flow(
    "posts a request token to the callback, unless the request is for an access token",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person(ada))
      const token = postedToken(yield* handler({}, { person: "108" }))
      const { accessToken } = yield* SocialLogin.accessToken({ token })
      assert.deepStrictEqual(yield* idOf(reveal(accessToken)), ["google", "108"])
    })
  )

  flow(
    "passes an access token by post, query or fragment",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person(ada))
      const answer = (callbacktype: string) => handler({ is_access_token: "true", callbacktype }, { person: "108" })
      const inQuery = location(yield* answer("QueryString"))
      assert.strictEqual(inQuery.searchParams.get("from"), "here")
      const inFragment = location(yield* answer("hash"))
      assert.strictEqual(inFragment.href.split("#")[0], callback)
      const tokens = [
        postedToken(yield* answer("Post")),
        postedToken(yield* answer("")),
        inQuery.searchParams.get("lr-token") ?? "",
        inFragment.hash.replace("#lr-token=", "")
      ]
      for (const token of tokens) assert.deepStrictEqual(yield* idOf(token), ["google", "108"])
      assert.strictEqual(new Set(tokens).size, tokens.length)
    })
  )

  flow(
    "redirects with an error, and creates no account, when the user denies",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.person(ada))
      assert.include((yield* handler()).body, `name="answer" value="deny"`)
      for (const more of [{}, { is_access_token: "true", callbacktype: "QueryString" }]) {
        const back = location(yield* handler(more, { answer: "deny" }))
        assert.strictEqual(back.href, `${callback}&error=access_denied`)
      }
      const inFragment = location(yield* handler({ callbacktype: "hash" }, { answer: "deny" }))
      assert.strictEqual(inFragment.href, `${callback}#error=access_denied`)
      const found = yield* Effect.flip(Account.profilesByEmail({ email }))
      assert.strictEqual(found._tag, "UserNotFound")
    })
  )

  flow(
    "passes the token to the page that opened it, unless it is in the same window",
    Effect.gen(function* () {
      const fields = { id: "1" }
      const popup = yield* handler({ is_access_token: "true" }, fields)
      assert.include(popup.body, `window.opener.postMessage(token, "https://app.example.com")`)
      const same = yield* handler({ is_access_token: "true", same_window: "true" }, fields)
      assert.notInclude(same.body, "opener")
      postedToken(same)
    })
  )

  flow(
    "creates a person from the form, the same one each time",
    Effect.gen(function* () {
      const enter = (fields: Parameters) =>
        Effect.flatMap(handler({ is_access_token: "true" }, fields), (answer) =>
          Authentication.readProfilesByAccessToken({ accessToken: postedToken(answer) })
        )
      const fields = { id: "", name: "Grace Brewster Hopper", email: "grace@example.com", verified: "true" }
      const first = yield* enter(fields)
      assert.deepStrictEqual(
        [first.FirstName, first.LastName, first.Email?.[0]?.Value, first.EmailVerified],
        ["Grace", "Brewster Hopper", "grace@example.com", true]
      )
      assert.deepStrictEqual([(yield* enter(fields)).Uid, first.FirstLogin], [first.Uid, true])
      assert.strictEqual((yield* enter({ id: "7" })).ID, "7")
      assert.strictEqual((yield* handler({}, { id: " ", name: "" })).status, 400)
    })
  )

  flow(
    "answers a token for linking, and creates no account",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const to = location(
        yield* handler(
          { is_access_token: "true", ac_linking: "true", callbacktype: "QueryString" },
          { id: "108", email, verified: "true" }
        )
      )
      const candidateToken = to.searchParams.get("lr-token") ?? ""
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken })
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepStrictEqual(
        profile.Identities?.map(({ ID }) => ID),
        ["108"]
      )
    })
  )

  flow(
    "shows the reason of a refused login",
    Effect.gen(function* () {
      const refused = yield* handler({ is_access_token: "true", disablesignup: "true" }, { id: "1" })
      assert.strictEqual(refused.status, 403)
      assert.match(refused.body, /role="alert">[^<]+\(1051\)</)
      const token = postedToken(yield* handler({ disablesignup: "true" }, { id: "1" }))
      const error = yield* Effect.flip(SocialLogin.accessToken({ token }))
      assert.strictEqual(error._tag, "SocialRegistrationNotAllowed")
    })
  )

  flow(
    "is refused for a wrong key, an unknown provider, or a callback that is not a web URL",
    Effect.gen(function* () {
      const statusOf = (more: Parameters) => Effect.map(handler(more), ({ status }) => status)
      assert.strictEqual(yield* statusOf({}), 200)
      assert.strictEqual(yield* statusOf({ apikey: "" }), 400)
      assert.strictEqual(yield* statusOf({ apikey: "4711" }), 400)
      assert.strictEqual(yield* statusOf({ apikey: "01234567-89ab-4cde-8f01-23456789abcd" }), 403)
      assert.strictEqual(yield* statusOf({ provider: "" }), 400)
      assert.strictEqual(yield* statusOf({ provider: "github" }), 400)
      for (const wrong of ["", "/callback", "javascript:alert(1)", "https://"]) {
        assert.strictEqual(yield* statusOf({ callback: wrong }), 400, wrong)
      }
    }),
    { socialProviders: ["google"] }
  )

  flow(
    "escapes everything that it repeats of a request",
    Effect.gen(function* () {
      const hostile = `"><script>alert(1)</script>`
      const pages = [
        yield* handler({ callback: `https://app.example.com/${hostile}`, state: hostile }),
        yield* handler({ callback: `https://app.example.com/${hostile}` }, { id: hostile, name: hostile }),
        yield* handler({ provider: hostile }),
        yield* visit("/auth.aspx", {
          apikey: Emulator.apiKey,
          action: "login",
          return_url: `https://a.example/${hostile}`
        })
      ]
      for (const { body } of pages) assert.notInclude(body, "alert(1)</script>")
    })
  )
})

const usual = [
  "http://localhost",
  "http://localhost:3000/a?b=c#d",
  "http://app.localhost/",
  "http://127.0.0.1:8080/",
  "http://127.9.8.7/",
  "http://[::1]:8080/",
  "https://shop.test/",
  "https://www.shop.test/",
  "https://shop.example/",
  "https://EXAMPLE.com/",
  "https://app.example.com./",
  "https://example.org/",
  "https://a.b.example.org/a@b"
]

const elsewhere = [
  "https://evil.com/",
  "https://example.com.evil.com/",
  "https://evilexample.com/",
  "https://example.net/",
  "https://localhost.evil.com/",
  "https://test.evil/",
  "http://192.168.0.1/",
  "http://0.0.0.0/",
  "http://[::2]/"
]

const noPlainUrl = [
  "http://localhost@evil.com/",
  "http://localhost:80@evil.com/",
  "http://user:password@localhost/",
  "http://@localhost/",
  "http://evil.com\\@localhost/",
  "http:\\\\localhost",
  "http://localhost\\.evil.com/",
  "http://localhost/\r\nSet-Cookie: a=b",
  "http://localhost/\n",
  "http://localhost/\rA",
  "http://localhost/\u0000",
  "http://local\thost/",
  "http://localhost/\u2028",
  "http://localhost/%0d%0aSet-Cookie:a=b",
  "http://localhost/?a=%0A",
  "http://localhost/#%00",
  "http://*.test/",
  "http://a;sandbox;.test/",
  "http://a..test/",
  "http://localhost../",
  "http:/localhost/",
  "http:///localhost/",
  "http:localhost",
  "//localhost/",
  "ftp://localhost/",
  "javascript://localhost/%0aalert(1)",
  "data:text/html,hello",
  " http://localhost/"
]

describe("a place to go back to", () => {
  const hostedPage = (return_url: string) =>
    visit("/auth.aspx", { apikey: Emulator.apiKey, action: "login", return_url })

  /** The statuses of all pages that lead there, and whether any token was made. */
  const statuses = (callback: string) =>
    Effect.gen(function* () {
      const more = { callback, is_access_token: "true", callbacktype: "QueryString" }
      const answers = [
        yield* handler(more),
        yield* handler(more, { id: "1" }),
        yield* handler({ callback }, { id: "2" }),
        yield* handler(more, { answer: "deny" }),
        yield* hostedPage(callback)
      ]
      for (const { body, headers, status } of answers.filter(({ status }) => status >= 400)) {
        assert.isUndefined(headers?.["location"])
        assert.notMatch(body, /[0-9a-f]{8}-[0-9a-f]{4}|<form|<a /)
        assert.isAbove(status, 399)
      }
      const made = yield* Emulator.seed(
        Effect.map(Store.Store, ({ read }) =>
          read(({ accounts, requestTokens, sessions }) => accounts.size + requestTokens.size + sessions.size)
        )
      )
      return [answers.map(({ status }) => status), made] as const
    })

  for (const callback of usual) {
    flow(
      `can be ${callback}`,
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* statuses(callback), [[200, 302, 200, 302, 200], 3])
      }),
      { socialProviders: ["google"] }
    )
  }
  for (const [places, status] of [
    [elsewhere, 403],
    [noPlainUrl, 400]
  ] as const) {
    for (const callback of places) {
      flow(
        `is refused, and gets no token: ${JSON.stringify(callback)}`,
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* statuses(callback), [Array.from({ length: 5 }, () => status), 0])
        }),
        { socialProviders: ["google"] }
      )
    }
  }

  flow(
    "is what the settings say, from the next request on",
    Effect.gen(function* () {
      const statusOf = (callback: string) => Effect.map(handler({ callback }), ({ status }) => status)
      assert.strictEqual(yield* statusOf("https://shop.acme.com/"), 403)
      yield* Emulator.configure({ redirectHosts: ["shop.acme.com", "*.apps.acme.com"] })
      assert.strictEqual(yield* statusOf("https://shop.acme.com:8443/"), 200)
      assert.strictEqual(yield* statusOf("https://one.apps.acme.com/"), 200)
      for (const refused of [
        "https://apps.acme.com/",
        "https://acme.com/",
        "https://app.example.com/",
        "http://localhost/"
      ]) {
        assert.strictEqual(yield* statusOf(refused), 403, refused)
      }
    })
  )

  it.scopedLive("is refused by the server too", () =>
    Effect.gen(function* () {
      const base = yield* serve()
      const parameters = new URLSearchParams({
        apikey: Emulator.apiKey,
        provider: "google",
        callback: "https://evil.com/"
      })
      const url = `${base}/RequestHandler.aspx?${parameters}`
      const shown = yield* Effect.promise(() => fetch(url))
      const sent = yield* Effect.promise(() => fetch(url, { method: "POST", body: new URLSearchParams({ id: "1" }) }))
      assert.deepStrictEqual([shown.status, sent.status], [403, 403])
    }).pipe(Effect.provide(Emulator.layer()))
  )
})

describe("the policy of a page", () => {
  const hashOf = (inline: string) => `'sha256-${createHash("sha256").update(inline).digest("base64")}'`

  /** Each directive with its sources; fails where the page has something inline that its policy forbids. */
  const policyOf = ({ body, headers }: Handler.Response) => {
    const directives = new Map(
      (headers?.["content-security-policy"] ?? "").split("; ").map((one) => {
        const [name = "", ...sources] = one.split(" ")
        return [name, sources.join(" ")]
      })
    )
    for (const [, element, inline] of body.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g)) {
      assert.strictEqual(directives.get(`${element}-src`), hashOf(inline ?? ""))
    }
    assert.notMatch(body, / style=| on[a-z]+=| src=/)
    return directives
  }

  flow(
    "allows nothing but what is on it, and its form to lead to the callback",
    Effect.gen(function* () {
      const pages = [
        yield* handler(),
        yield* handler({ is_access_token: "true" }, { id: "1" }),
        yield* handler({ same_window: "true" }, { id: "1" }),
        yield* handler({ callback: "http://[::1]/" }),
        yield* handler({ callback: "https://evil.com/" }),
        yield* handler({ apikey: "" }),
        yield* visit("/auth.aspx", { apikey: Emulator.apiKey, return_url: callback })
      ]
      const policies = pages.map(policyOf)
      for (const [n, policy] of policies.entries()) {
        assert.strictEqual(policy.get("default-src"), "'none'")
        assert.strictEqual(policy.get("base-uri"), "'none'")
        assert.strictEqual(policy.get("frame-ancestors"), "'none'")
        assert.strictEqual(policy.has("script-src"), n === 1 || n === 2)
        assert.deepInclude(pages[n]?.headers, { "x-content-type-options": "nosniff", "x-frame-options": "DENY" })
      }
      const app = "'self' https://app.example.com"
      assert.deepStrictEqual(
        policies.map((policy) => policy.get("form-action")),
        [app, app, app, "'self' http:", "'self'", "'self'", "'self'"]
      )
    }),
    { socialProviders: ["google"] }
  )
})

describe("the hosted page", () => {
  flow(
    "offers the application's providers, and redirects with an access token",
    Effect.gen(function* () {
      const { body } = yield* visit("/auth.aspx", { apikey: Emulator.apiKey, action: "login", return_url: callback })
      const links = [...body.matchAll(/href="\/RequestHandler\.aspx\?([^"]*)">(\w+)</g)]
      assert.deepStrictEqual(
        links.map(([, , name]) => name),
        ["google", "github"]
      )
      const parameters = Object.fromEntries(new URLSearchParams(links[1]?.[1]?.replaceAll("&amp;", "&")))
      const back = location(yield* visit("/RequestHandler.aspx", parameters, { id: "5" }))
      assert.strictEqual(`${back.origin}${back.pathname}`, "https://app.example.com/callback")
      assert.deepStrictEqual(yield* idOf(back.searchParams.get("token") ?? ""), ["github", "5"])
    }),
    { socialProviders: ["google", "github"] }
  )
})

it.effect("pages under other paths are not emulated", () =>
  Effect.gen(function* () {
    assert.strictEqual((yield* visit("/RequestHandler", { apikey: Emulator.apiKey })).status, 501)
    assert.strictEqual((yield* visit("/auth.aspx", { apikey: Emulator.apiKey }, { id: "1" })).status, 501)
  }).pipe(Effect.provide(Emulator.layer()))
)

it.scopedLive("pages are shown and redirect over a socket", () =>
  Effect.gen(function* () {
    const base = yield* serve()
    const parameters = new URLSearchParams({
      apikey: Emulator.apiKey,
      provider: "google",
      callback,
      is_access_token: "true",
      callbacktype: "QueryString"
    })
    const url = `${base}/RequestHandler.aspx?${parameters}`
    const shown = yield* Effect.promise(() => fetch(url))
    assert.deepStrictEqual([shown.status, shown.headers.get("content-type")], [200, "text/html; charset=utf-8"])
    const form = new URLSearchParams({ id: "1", name: "Ada" })
    const sent = yield* Effect.promise(() => fetch(url, { method: "POST", body: form, redirect: "manual" }))
    assert.strictEqual(sent.status, 302)
    assert.match(sent.headers.get("location") ?? "", /^https:\/\/app\.example\.com\/callback\?from=here&lr-token=/)
  }).pipe(Effect.provide(Emulator.layer()))
)

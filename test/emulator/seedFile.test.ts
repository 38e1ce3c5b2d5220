import { assert, describe, it } from "@effect/vitest"
import * as Login from "@loginradius-effect/core/Login"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import * as Webhooks from "@loginradius-effect/core/Webhooks"
import { Emulator, Outbox, Seed, Settings, Snapshot } from "@loginradius-effect/emulator"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import { Effect, Either, FastCheck, Random, Redacted } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as YAML from "yaml"
import { root } from "../readme/page.js"

const inEmulator = Effect.provide(Emulator.layer())

const hash = "Rfc2898DeriveBytes$1000$MDEyMzQ1Njc4OWFiY2RlZg==$TiTvFWXw7ar64RW3I8zPGuW89g+MV1RlQSWZVVMzuXw="

const parse = (text: string, options?: SeedFile.Options) => Effect.runSync(Effect.either(SeedFile.parse(text, options)))

/** The lines of what is wrong with a text. */
const problems = (text: string, options: SeedFile.Options = {}): ReadonlyArray<string> =>
  Either.match(parse(text, { name: "seed.yaml", ...options }), {
    onLeft: ({ message }) => message.split("\n"),
    onRight: () => []
  })

const parsed = (text: string): SeedFile.Parsed => Either.getOrThrow(parse(text, { name: "seed.yaml" }))

/** The same in JSON, and what is wrong with it there, without positions. */
const problemsOf = (document: unknown): ReadonlyArray<string> =>
  problems(JSON.stringify(document)).map((line) => line.replace(/^seed\.yaml(:\d+:\d+)? /, ""))

const apply = (text: string) => SeedFile.apply(parsed(text))

const full = `
settings:
  appName: shop
  accessTokenLifetime: 20 minutes
  passwordRules: { minLength: 8, expiresAfter: infinite }
  secondFactor: { mode: optional, authenticator: true }
  testPasscodes:
    - { recipient: "+15550100", passcode: "1234" }
  limits: { core: 5 }
roles:
  - name: admin
    permissions: [read, write]
accounts:
  - uid: "00000000000000000000000000000001"
    email: ada@example.com
    otherEmails: { Work: ada@example.org }
    passwordHash: ${hash}
    userName: ada
    profile: { FirstName: Ada, Age: "36" }
    roles: [admin]
    roleContexts:
      - { context: blog, roles: [admin], additionalPermissions: [publish], expiresAt: "2031-01-01T00:00:00Z" }
    customObjects:
      - { name: cart, content: { items: [1, 2] } }
    social:
      - { provider: google, id: "1", email: ada@example.com }
  - email: grace@example.com
    emailVerified: false
    password: correct horse 7
    phoneId: "+15550100"
    securityAnswers: { 6fc48739c6754040a72033c8d0921969: Hopper }
    secondFactor: { authenticator: { secret: GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ } }
registrationData:
  - type: Country
    key: pt
    value: Portugal
    children:
      - { type: Country, key: lis, value: Lisbon, code: "351", isActive: false }
webhooks:
  - event: Login
    targetUrl: http://127.0.0.1:4000/hook
    authentication: { type: Bearer, token: t }
people:
  - provider: google
    id: "2"
    email: alan@example.com
    contacts:
      - { id: "3", name: Joan, email: joan@example.com, profile: { PhoneNumber: "+15550199" } }
    token: google-token
`

describe("a seed file", () => {
  it.effect("puts into the emulator what it says", () =>
    Effect.gen(function* () {
      yield* apply(full)
      assert.strictEqual((yield* Emulator.settings).appName, "shop")
      const ada = yield* Emulator.account("00000000000000000000000000000001")
      assert.deepStrictEqual(ada?.roles, ["admin"])
      const login = yield* Login.byEmail({ email: "ada@example.com", password: "correct horse 7" })
      assert.strictEqual(login._tag, "Authenticated")
      const grace = (yield* Emulator.accounts({ find: "grace@example.com" })).accounts[0]
      assert.match(Redacted.value(yield* Emulator.seed(Seed.authenticatorCode(grace?.uid ?? ""))), /^\d{6}$/)
      assert.strictEqual((yield* RolesManagement.rolesList()).Count, 1)
      assert.strictEqual((yield* Webhooks.listSubscriptions()).Data[0]?.TargetUrl, "http://127.0.0.1:4000/hook")
      const snapshot = JSON.parse(yield* Snapshot.take)
      assert.lengthOf(snapshot.people, 1)
      assert.lengthOf(snapshot.registrationData, 2)
      assert.lengthOf(snapshot.customObjects, 1)
      assert.deepStrictEqual(yield* Outbox.messages, [])
    }).pipe(inEmulator)
  )

  it("tells how many accounts it has, and nothing else", () => {
    const seed = parsed(full)
    assert.deepStrictEqual(JSON.parse(JSON.stringify(seed)), { name: "seed.yaml", accounts: 2 })
  })

  it("may say nothing", () => {
    for (const text of ["{}", "accounts: []", "{}\n---\n".slice(0, 3), "# nothing\n{}"])
      assert.deepStrictEqual(problems(text), [])
  })

  it("may leave out all but what it must have, and may have null in free members", () => {
    assert.deepStrictEqual(problems("accounts: [{}, { profile: { Company: null } }]"), [])
  })
})

describe("the seeds of the pages", () => {
  const pages = ["docs/guides/seed.md", "packages/emulator/README.md"]
  const seeds = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/^```yaml\n(.*?)^```$/gms)].map(
      ([, text = ""]) => [page, text] as const
    )
  )

  it("are on each of them", () => assert.sameMembers([...new Set(seeds.map(([page]) => page))], pages))

  for (const [page, text] of seeds) {
    it.effect(`can be put into the emulator: ${page}`, () =>
      Effect.gen(function* () {
        yield* apply(text)
        assert.isAbove((yield* Emulator.accounts()).total, 0)
      }).pipe(inEmulator)
    )
  }

  it("in the guide have all that a seed can say", () => {
    const [, text = ""] = seeds.find(([page]) => page === "docs/guides/seed.md") ?? []
    const shown = YAML.parse(text) as object
    const known = JSON.parse(readFileSync(join(root, "packages/emulator/seed.schema.json"), "utf8"))
    assert.sameMembers(["$schema", ...Object.keys(shown)], Object.keys(known.$defs.Seed.properties))
    const members = YAML.parse(text).accounts.flatMap((account: object) => Object.keys(account))
    assert.sameMembers([...new Set(members)], Object.keys(known.$defs.Account.properties))
  })
})

describe("a seed file that says what is not known", () => {
  it("is told so with its place, and the name that it is like", () => {
    const text = "accounts:\n  - email: ada@example.com\n    password: x\n  - uid: a\n    emial: b\n"
    assert.deepStrictEqual(problems(text), ["seed.yaml:5:5 accounts.1.emial is not known; did you mean email?"])
  })

  it("is told so at every level", () => {
    for (const [document, line] of [
      [{ acounts: [] }, "acounts is not known; did you mean accounts?"],
      [{ settings: { appname: "x" } }, "settings.appname is not known; did you mean appName?"],
      [{ settings: { lockout: { treshold: 1 } } }, "settings.lockout.treshold is not known; did you mean threshold?"],
      [{ settings: { limits: { cores: 1 } } }, "settings.limits.cores is not known; did you mean core?"],
      [
        { settings: { testPasscodes: [{ recipient: "a", passcode: "1234", code: "" }] } },
        "settings.testPasscodes.0.code is not known; known are recipient, passcode"
      ],
      [{ roles: [{ name: "a", permission: [] }] }, "roles.0.permission is not known; did you mean permissions?"],
      [
        { accounts: [{ secondFactor: { authenticator: { secret: "AA", key: "" } } }] },
        "accounts.0.secondFactor.authenticator.key is not known; known are secret"
      ],
      [
        { accounts: [{ roleContexts: [{ context: "a", role: [] }] }] },
        "accounts.0.roleContexts.0.role is not known; did you mean roles?"
      ],
      [
        { accounts: [{ customObjects: [{ name: "a", content: {}, contents: {} }] }] },
        "accounts.0.customObjects.0.contents is not known; did you mean content?"
      ],
      [
        { accounts: [{ social: [{ provider: "a", id: "1", token: "" }] }] },
        "accounts.0.social.0.token is not known; known are provider, id, email, emailVerified, profile, contacts"
      ],
      [
        {
          registrationData: [
            { type: "a", key: "b", value: "c", children: [{ type: "a", key: "b", value: "c", childrn: 1 }] }
          ]
        },
        "registrationData.0.children.0.childrn is not known; did you mean children?"
      ],
      [
        { webhooks: [{ event: "Login", targetUrl: "http://a.test", url: "" }] },
        "webhooks.0.url is not known; known are event, targetUrl, name, headers, queryParams, authentication"
      ],
      [{ people: [{ provider: "a", id: "1", contact: [] }] }, "people.0.contact is not known; did you mean contacts?"],
      [
        { people: [{ provider: "a", id: "1", contacts: [{ id: "2", mail: "" }] }] },
        "people.0.contacts.0.mail is not known; did you mean email?"
      ]
    ] as const) {
      assert.deepStrictEqual(problemsOf(document), [line])
    }
  })

  it("shows no name that can be a value as the place of another one", () => {
    const otherEmails = { "pass: s3cret\n": "a@b.cd" }
    assert.deepStrictEqual(
      problemsOf({ accounts: [{ otherEmails }, { otherEmails }, { email: "a@b.cd", otherEmails }] }),
      [
        "accounts.1.otherEmails.… is the same as accounts.0.otherEmails.…",
        "accounts.2.email is the same as accounts.0.otherEmails.…",
        "accounts.2.otherEmails.… is the same as accounts.2.email"
      ]
    )
  })

  it("shows no name that can be a value", () => {
    assert.deepStrictEqual(problems("accounts:\n  - { email: a@b.cd, password:hunter2 }\n"), [
      `seed.yaml:2:22 accounts.0.… is not known; known are ${accountMembers}`
    ])
  })
})

const accountMembers =
  "uid, email, otherEmails, emailVerified, password, passwordHash, userName, phoneId, phoneIdVerified, profile, pin, " +
  "securityAnswers, secondFactor, consents, riskValues, social, roles, roleContexts, customObjects"

describe("a value that cannot be", () => {
  const lisbon = { factor: "City", value: "Lisbon" }
  const forms = [1, 2].map((version) => ({
    events: ["FirstLogin", "Login"],
    version,
    sections: [{ options: [{ id: "a", title: "News" }] }]
  }))
  const login = (version: number) => ({ event: "Login", version })
  const documents: ReadonlyArray<readonly [document: unknown, line: string]> = [
    [[], "must be a record of $schema, settings, roles, accounts, registrationData, webhooks, people"],
    [{ accounts: {} }, "accounts must be a list"],
    [{ accounts: ["s3cret"] }, `accounts.0 must be a record of ${accountMembers}`],
    [{ accounts: [null] }, `accounts.0 must be a record of ${accountMembers}`],
    [{ accounts: [{ uid: "" }] }, "accounts.0.uid must be a name that can be part of a path"],
    [{ accounts: [{ email: "s3cret" }] }, "accounts.0.email must be an e-mail address"],
    [{ accounts: [{ email: null }] }, "accounts.0.email must be an e-mail address"],
    [
      { accounts: [{ otherEmails: { Work: 1 } }] },
      "accounts.0.otherEmails.Work must be an e-mail address; put it in quotes"
    ],
    [{ accounts: [{ password: 12345678 }] }, "accounts.0.password must be text that is not empty; put it in quotes"],
    [{ accounts: [{ password: "" }] }, "accounts.0.password must be text that is not empty"],
    [
      { accounts: [{ passwordHash: "$2b$s3cret" }] },
      "accounts.0.passwordHash must be a hash, Rfc2898DeriveBytes$<rounds>$<salt>$<hash>"
    ],
    [{ accounts: [{ pin: 4711 }] }, "accounts.0.pin must be text that is not empty; put it in quotes"],
    [
      { accounts: [{ consents: { versions: [{ event: "Login", version: 0 }], options: [""] } }] },
      "accounts.0.consents.versions.0.version must be a whole number of at least 1\n" +
        "accounts.0.consents.options.0 must be text that is not blank"
    ],
    [
      {
        settings: { consent: { forms } },
        accounts: [{ consents: { versions: [login(1), login(2)], options: ["a", "a"] } }]
      },
      "accounts.0.consents.versions.1 is the same as accounts.0.consents.versions.0\n" +
        "accounts.0.consents.options.1 is the same as accounts.0.consents.options.0"
    ],
    [
      {
        settings: { consent: { forms } },
        accounts: [{ consents: { versions: [login(3), { ...login(1), isCustom: true }], options: ["b"] } }]
      },
      "accounts.0.consents.versions.0 is no version of a form of the settings\n" +
        "accounts.0.consents.versions.1 is no version of a form of the settings\n" +
        "accounts.0.consents.options.0 is no option of a form of the settings"
    ],
    [
      { accounts: [{ riskValues: [{ factor: "Town", value: "Lisbon" }] }] },
      "accounts.0.riskValues.0.factor must be one of Device, Browser, City, Country, IP"
    ],
    [
      { accounts: [{ riskValues: [lisbon, { factor: "City", value: "Porto" }, lisbon] }] },
      "accounts.0.riskValues.2 is the same as accounts.0.riskValues.0"
    ],
    [{ accounts: [{ pin: "" }] }, "accounts.0.pin must be text that is not empty"],
    [
      { accounts: [{ userName: "a b" }] },
      "accounts.0.userName must be a user name: 1 to 255 characters without blanks"
    ],
    [
      { accounts: [{ phoneId: 15550100 }] },
      "accounts.0.phoneId must be a phone number of 6 to 15 digits; put it in quotes"
    ],
    [{ accounts: [{ phoneId: "12" }] }, "accounts.0.phoneId must be a phone number of 6 to 15 digits"],
    [{ accounts: [{ emailVerified: "yes" }] }, "accounts.0.emailVerified must be true or false"],
    [{ accounts: [{ profile: [] }] }, "accounts.0.profile must be a record"],
    [{ accounts: [{ secondFactor: "app" }] }, "accounts.0.secondFactor must be true, false, or a record"],
    [
      { accounts: [{ secondFactor: { securityQuestions: true } }] },
      "accounts.0.secondFactor.securityQuestions needs securityAnswers"
    ],
    [
      { accounts: [{ secondFactor: { authenticator: { secret: "189" } } }] },
      "accounts.0.secondFactor.authenticator.secret must be a key in base32"
    ],
    [
      { accounts: [{ secondFactor: { authenticator: {} } }] },
      "accounts.0.secondFactor.authenticator.secret is missing"
    ],
    [
      { accounts: [{ roleContexts: [{ context: "a", expiresAt: "soon" }] }] },
      "accounts.0.roleContexts.0.expiresAt must be a date in ISO 8601, such as 2031-01-01T00:00:00Z"
    ],
    [
      { accounts: [{ customObjects: [{ name: "a", content: [], id: "1" }] }] },
      "accounts.0.customObjects.0.content must be a record\naccounts.0.customObjects.0.id must be 24 hexadecimal digits"
    ],
    [{ roles: [{}] }, "roles.0.name is missing"],
    [{ roles: [{ name: "a", permissions: [1] }] }, "roles.0.permissions.0 must be text; put it in quotes"],
    [
      { webhooks: [{ event: "Logon", targetUrl: "http://a.test" }] },
      `webhooks.0.event must be one of ${Webhooks.eventNames.join(", ")}; did you mean Login?`
    ],
    [{ webhooks: [{ event: "Login", targetUrl: "s3cret" }] }, "webhooks.0.targetUrl must be a URL of http or https"],
    [
      { webhooks: [{ event: "Login", targetUrl: "http://a.test", authentication: { type: "Baisc" } }] },
      "webhooks.0.authentication.type must be one of Basic, Bearer; did you mean Basic?"
    ],
    [
      { webhooks: [{ event: "Login", targetUrl: "http://a.test", authentication: {} }] },
      "webhooks.0.authentication.type is missing"
    ],
    [
      { webhooks: [{ event: "Login", targetUrl: "http://a.test", authentication: { type: "Bearer" } }] },
      "webhooks.0.authentication.token is missing"
    ],
    [
      { webhooks: [{ event: "Login", targetUrl: "http://a.test", authentication: "s3cret" }] },
      "webhooks.0.authentication must be a record"
    ],
    [{ settings: { otpLength: 11 } }, "settings.otpLength must be a whole number from 4 to 10"],
    [{ settings: { otpLength: 4.5 } }, "settings.otpLength must be a whole number from 4 to 10"],
    [{ settings: { outboxSize: -1 } }, "settings.outboxSize must be a whole number of at least 0"],
    [{ settings: { outboxSize: "1" } }, "settings.outboxSize must be a whole number of at least 0"],
    [
      { settings: { lockout: { type: "suspended" } } },
      "settings.lockout.type must be one of None, Suspend, Captcha, SecurityQuestion, Block; did you mean Suspend?"
    ],
    [{ settings: { limits: "document" } }, "settings.limits must be one of off, documented; did you mean documented?"],
    [{ settings: { limits: 5 } }, "settings.limits must be off, documented, or a record"],
    [{ settings: { otpLifetime: "soon" } }, 'settings.otpLifetime must be a duration such as "15 minutes"'],
    [
      { settings: { otpLifetime: 5 } },
      'settings.otpLifetime must be a duration such as "15 minutes"; put it in quotes'
    ],
    [
      { settings: { accessTokenLifetime: "59 seconds" } },
      "settings.accessTokenLifetime must be a duration from 1 minute to 129600 minutes"
    ],
    [{ settings: { otpLifetime: "infinite" } }, 'settings.otpLifetime must be a duration such as "15 minutes"'],
    [{ settings: { apiSecret: "s3cret" } }, "settings.apiSecret must be a GUID"],
    [
      { settings: { redirectHosts: ["a b"], socialProviders: ["Google"] } },
      "settings.redirectHosts must be a list, each item loopback, a host name or an address without a port, or *. and a host name\nsettings.socialProviders must be a list, each item a lower-case name"
    ],
    [
      { settings: { phoneLoginOnly: true, phoneLogin: false } },
      "settings.phoneLoginOnly must be false where phoneLogin is false: nobody could log in"
    ]
  ]

  for (const [document, lines] of documents) {
    it(`is told by what it has to be: ${lines.split("\n")[0]}`, () => {
      assert.sameMembers([...problemsOf(document)], lines.split("\n"))
      assert.notInclude(problems(JSON.stringify(document)).join("\n"), "s3cret")
    })
  }

  it("is no number that JSON cannot say, and no kind of YAML's own", () => {
    for (const value of [".inf", ".nan", "!!binary aGk="]) {
      assert.deepStrictEqual(problems(`accounts: [{ profile: { a: ${value} } }]`), [
        `seed.yaml:1:${value.startsWith("!") ? 37 : 28} accounts.0.profile.a must be something that JSON can say`
      ])
    }
  })
})

describe("what may be there once", () => {
  const same: ReadonlyArray<readonly [document: object, line: string]> = [
    [{ accounts: [{ uid: "a" }, { uid: "a" }] }, "accounts.1.uid is the same as accounts.0.uid"],
    [{ accounts: [{ email: "a@b.cd" }, { email: "A@B.CD" }] }, "accounts.1.email is the same as accounts.0.email"],
    [
      { accounts: [{ email: "a@b.cd" }, { otherEmails: { Work: " a@b.cd" } }] },
      "accounts.1.otherEmails.Work is the same as accounts.0.email"
    ],
    [
      { accounts: [{ email: "a@b.cd", otherEmails: { Work: "A@b.cd" } }] },
      "accounts.0.otherEmails.Work is the same as accounts.0.email"
    ],
    [
      { accounts: [{ email: "a@b.cd" }, { social: [{ provider: "g", id: "1", email: "a@b.cd" }] }] },
      "accounts.1.social.0.email is the same as accounts.0.email"
    ],
    [
      { accounts: [{ userName: "ada" }, { userName: "ADA" }] },
      "accounts.1.userName is the same as accounts.0.userName"
    ],
    [
      { accounts: [{ phoneId: "+15550100" }, { phoneId: "1 555 01-00" }] },
      "accounts.1.phoneId is the same as accounts.0.phoneId"
    ],
    [
      { accounts: [{ social: [{ provider: "g", id: "1" }] }, { social: [{ provider: "g", id: "1" }] }] },
      "accounts.1.social.0 is the same as accounts.0.social.0"
    ],
    [
      { accounts: [{ roleContexts: [{ context: "a" }, { context: "a" }] }] },
      "accounts.0.roleContexts.1.context is the same as accounts.0.roleContexts.0.context"
    ],
    [
      {
        accounts: [
          { customObjects: [{ name: "a", content: {}, id: "a".repeat(24) }] },
          { customObjects: [{ name: "b", content: {}, id: "A".repeat(24) }] }
        ]
      },
      "accounts.1.customObjects.0.id is the same as accounts.0.customObjects.0.id"
    ],
    [{ roles: [{ name: "a" }, { name: "a" }] }, "roles.1.name is the same as roles.0.name"],
    [
      {
        registrationData: [
          {
            id: "a".repeat(24),
            type: "a",
            key: "b",
            value: "c",
            children: [{ id: "A".repeat(24), type: "a", key: "b", value: "c" }]
          }
        ]
      },
      "registrationData.0.children.0.id is the same as registrationData.0.id"
    ],
    [
      {
        webhooks: [
          { event: "Login", targetUrl: "http://a.test" },
          { event: "Login", targetUrl: "http://a.test/" }
        ]
      },
      "webhooks.1 is the same as webhooks.0"
    ],
    [
      {
        people: [
          { provider: "g", id: "1" },
          { provider: "g", id: "1" }
        ]
      },
      "people.1 is the same as people.0"
    ],
    [
      {
        people: [
          { provider: "g", id: "1", token: "t" },
          { provider: "g", id: "2", token: "t" }
        ]
      },
      "people.1.token is the same as people.0.token"
    ]
  ]
  for (const [document, line] of same) {
    it(`is not twice: ${line}`, () => assert.deepStrictEqual(problemsOf(document), [line]))
  }

  it("is judged by the settings", () => {
    const [a, b] = [
      { email: "a@b.cd", userName: "ada" },
      { email: "a@b.cd", userName: "ADA" }
    ]
    const settings = { duplicateEmailWithUniqueUserName: true, caseSensitiveUserNames: true }
    assert.deepStrictEqual(problemsOf({ settings, accounts: [a, b] }), [])
    const base = Either.getOrThrow(Settings.make(settings))
    assert.deepStrictEqual(problems(JSON.stringify({ accounts: [a, b] }), { settings: base }), [])
    assert.lengthOf(problemsOf({ accounts: [a, b] }), 2)
  })

  it("is no address that an account has at a provider, too", () => {
    const social = [
      { provider: "g", id: "1", email: "a@b.cd" },
      { provider: "h", id: "1", email: "a@b.cd" }
    ]
    assert.deepStrictEqual(problemsOf({ accounts: [{ email: "a@b.cd", social }] }), [])
  })
})

describe("what has to be there", () => {
  const missing: ReadonlyArray<readonly [document: object, line: string]> = [
    [{ accounts: [{ roles: ["admin"] }] }, "accounts.0.roles.0 is no role of this file"],
    [
      { accounts: [{ roleContexts: [{ context: "a", roles: ["admin"] }] }] },
      "accounts.0.roleContexts.0.roles.0 is no role of this file"
    ],
    [{ accounts: [{ securityAnswers: { a: "b" } }] }, "accounts.0.securityAnswers.a is no question of the settings"],
    [
      {
        settings: { customObjects: { names: ["cart"] } },
        accounts: [{ customObjects: [{ name: "card", content: {} }] }]
      },
      "accounts.0.customObjects.0.name is no name of the settings for custom objects"
    ],
    [
      { settings: { registrationDataTypes: ["Country"] }, registrationData: [{ type: "City", key: "a", value: "b" }] },
      "registrationData.0.type is no list of the settings"
    ],
    [
      { accounts: [{ password: "a", passwordHash: hash }] },
      "accounts.0.passwordHash must be left out where there is a password"
    ],
    [
      { accounts: [{ otherEmails: { primary: "a@b.cd" } }] },
      "accounts.0.otherEmails.primary must be of another type: email is the primary address"
    ]
  ]
  for (const [document, line] of missing) {
    it(`is asked for: ${line}`, () => assert.deepStrictEqual(problemsOf(document), [line]))
  }
})

describe("a text", () => {
  it("has all its problems told at once, in their order", () => {
    const text = `
accounts:
  - emial: x
    phoneId: 12
roles: admin
settings: { otpLength: 1, lockout: { type: Block, treshold: 2 } }
`
    assert.deepStrictEqual(problems(text), [
      "seed.yaml:3:5 accounts.0.emial is not known; did you mean email?",
      "seed.yaml:4:14 accounts.0.phoneId must be a phone number of 6 to 15 digits; put it in quotes",
      "seed.yaml:5:8 roles must be a list",
      "seed.yaml:6:24 settings.otpLength must be a whole number from 4 to 10",
      "seed.yaml:6:51 settings.lockout.treshold is not known; did you mean threshold?"
    ])
  })

  it("has what does not go together told beside what cannot be", () => {
    const text = `
settings: { otpLength: 1, lockout: { suspension: 1 second, threshold: x }, accessTokenLifetime: 1 second, caseSensitiveUserNames: true }
roles: [{ name: admin, permissions: read }, { name: editor }, { name: editor }]
accounts:
  - { uid: a, roles: [admin, boss], userName: Ada }
  - { uid: a, userName: ada }
  - { uid: b, roles: [boss], email: nowhere }
registrationData: { a: 1 }
`
    assert.deepStrictEqual(
      problems(text).map((line) => line.replace(/; .*/, "").replace(/^\S+ /, "")),
      [
        "settings.otpLength must be a whole number from 4 to 10",
        "settings.lockout.threshold must be a whole number of at least 0",
        "settings.accessTokenLifetime must be a duration from 1 minute to 129600 minutes",
        "roles.0.permissions must be a list",
        "roles.2.name is the same as roles.1.name",
        "accounts.0.roles.1 is no role of this file",
        "accounts.1.uid is the same as accounts.0.uid",
        "accounts.2.roles.0 is no role of this file",
        "accounts.2.email must be an e-mail address",
        "registrationData must be a list"
      ]
    )
  })

  it("has members that are there twice told beside all else, in their order", () => {
    for (const name of [(name: string) => name, (name: string) => JSON.stringify(name)]) {
      const told = problems(
        `{ ${name("accounts")}: [{ ${name("emial")}: "x" },
  { ${name("uid")}: "a", ${name("uid")}: "b" }, {
${name("emial")}: "x" }], ${name("roles")}: 1 }`
      )
      assert.deepStrictEqual(
        told.map((line) => line.replace(/^\S+ /, "")),
        [
          "accounts.0.emial is not known; did you mean email?",
          "accounts.1.uid is there twice",
          "accounts.2.emial is not known; did you mean email?",
          "roles must be a list"
        ]
      )
    }
  })

  it("has the last of members that are there twice told by its place", () => {
    assert.deepStrictEqual(problems("roles: []\nroles: 1\n"), [
      "seed.yaml:2:1 roles is there twice",
      "seed.yaml:2:8 roles must be a list"
    ])
  })

  it("has two names twice that are the same text", () => {
    assert.deepStrictEqual(problems('accounts: [{ profile: { 1: a, "1": b } }]'), [
      "seed.yaml:1:31 accounts.0.profile.1 is there twice"
    ])
  })

  it("has a setting that is not known told once, whatever its name", () => {
    for (const name of ["a.b", "lockout.threshold", "a\nb", ""]) {
      for (const settings of [{ [name]: 1 }, { [name]: { c: 1, d: 2 } }, { lockout: { [name]: 1 } }]) {
        assert.lengthOf(problemsOf({ settings }), 1)
      }
    }
  })

  it("has a hundred problems told, and the number of the others", () => {
    const lines = problemsOf({ accounts: Array.from({ length: 105 }, () => ({ x: 1 })) })
    assert.lengthOf(lines, 101)
    assert.strictEqual(lines.at(-1), "and 5 more")
    const { problems } = Either.getOrThrow(Either.flip(parse(`accounts: [${"1,".repeat(105)}]`)))
    assert.lengthOf(problems, 105)
  })

  it("in JSON has its problems told by the same places", () => {
    const text = '{\n\t"accounts": [\n\t\t{ "uid": "a" },\n\t\t{ "emial": "x", "roles": ["admin"] }\n\t]\n}'
    assert.deepStrictEqual(problems(text, { name: "seed.json" }), [
      "seed.json:4:5 accounts.1.emial is not known; did you mean email?",
      "seed.json:4:29 accounts.1.roles.0 is no role of this file"
    ])
  })

  it("in JSON of more than 20 MB has its problems told without a line", () => {
    const filler = " ".repeat(20_000_000)
    assert.deepStrictEqual(problems(`{${filler}"acounts": []}`), [
      "seed.yaml acounts is not known; did you mean accounts?"
    ])
    assert.deepStrictEqual(problems(`{${filler}"roles": [], "roles": []}`), [
      "seed.yaml:1:20000015 roles is there twice"
    ])
  })

  const texts: ReadonlyArray<readonly [what: string, text: string, ...lines: ReadonlyArray<string>]> = [
    ["that is empty", "", "seed.yaml is empty; write {} for nothing"],
    ["of a comment", "# a\n", "seed.yaml is empty; write {} for nothing"],
    [
      "that ends in the middle of a string",
      '{"accounts": [{"password": "secret',
      "seed.yaml:1:35 accounts.0.password lacks a character here: a colon and a blank, a comma, a quote, a bracket or a dash"
    ],
    [
      "without a comma",
      '{"roles": [] "accounts": []}',
      "seed.yaml:1:14 roles has something here that does not belong there",
      "seed.yaml:1:24 … lacks a character here: a colon and a blank, a comma, a quote, a bracket or a dash"
    ],
    ["with more behind its end", "{} x", "seed.yaml:1:4 has something here that does not belong there"],
    ["with a member twice", "accounts: []\nroles: []\naccounts: []\n", "seed.yaml:3:1 accounts is there twice"],
    [
      "with a member twice further down",
      "accounts:\n  - uid: a\n    uid: b\n",
      "seed.yaml:3:5 accounts.0.uid is there twice"
    ],
    [
      "of JSON with a member twice",
      '{"accounts": [{},\n {"uid": "a,\\"b", "profile": {"a": "x:y"}, "uid": "b"}]}',
      "seed.yaml:2:44 accounts.1.uid is there twice"
    ],
    [
      "of JSON with a member twice, once escaped",
      '{"accounts": [{"profile": {"a": 1, "\\u0061": 2}}]}',
      "seed.yaml:1:36 accounts.0.profile.a is there twice"
    ],
    ["with a tab", "accounts:\n\t- uid: a\n", "seed.yaml:2:1 accounts is indented by a tab; YAML takes blanks only"],
    [
      "of several documents",
      "accounts: []\n---\nroles: []\n",
      "seed.yaml:2:1 begins a second document; write one without ---"
    ],
    [
      "of a list",
      "- a\n",
      "seed.yaml:1:1 must be a record of $schema, settings, roles, accounts, registrationData, webhooks, people"
    ],
    [
      "of a word",
      "secret",
      "seed.yaml:1:1 must be a record of $schema, settings, roles, accounts, registrationData, webhooks, people"
    ],
    [
      "with a member that lacks a blank",
      "accounts:\n  - uid: a\n    password:hunter2\n",
      "seed.yaml:3:5 accounts.0.… lacks a character here: a colon and a blank, a comma, a quote, a bracket or a dash"
    ],
    [
      "with a text that YAML cannot begin so",
      "accounts: [{ uid: @secret }]",
      "seed.yaml:1:19 accounts.0.uid begins with a character that YAML keeps for itself; put it in quotes"
    ],
    [
      "with an alias of nothing",
      "accounts: [{ uid: *secret }]",
      "seed.yaml:1:19 accounts.0.uid is an alias of what is not there"
    ],
    ["with an alias of what it is in", "accounts: &a [*a]", "seed.yaml:1:15 accounts.0 is an alias of what it is in"],
    [
      "with an alias before its anchor",
      "accounts: [{ uid: *a }, { uid: &a b }]",
      "seed.yaml:1:19 accounts.0.uid is an alias of what is not there"
    ],
    [
      "with a tag that is not known",
      "accounts: [{ uid: !secret a }]",
      "seed.yaml:1:19 accounts.0.uid has a tag that is not known"
    ],
    [
      "with a merge key",
      "accounts: [{ <<: { uid: a } }]",
      `seed.yaml:1:14 accounts.0.… is not known; known are ${accountMembers}`
    ]
  ]
  for (const [what, text, ...lines] of texts)
    it(`${what} is told where it breaks`, () => assert.deepStrictEqual(problems(text), lines))

  it("may begin with a byte order mark, and may have lines that end as on Windows", () => {
    const mark = "\u{feff}"
    assert.deepStrictEqual(problems(`${mark}{"accounts": []}`), [])
    assert.deepStrictEqual(problems(`${mark}accounts:\r\n  - uid: a\r\n    emial: b\r\n`), [
      "seed.yaml:3:5 accounts.0.emial is not known; did you mean email?"
    ])
    assert.deepStrictEqual(problems(`${mark}emial: b`), [
      "seed.yaml:1:1 emial is not known; known are $schema, settings, roles, accounts, registrationData, webhooks, people"
    ])
  })

  it("may have aliases, as many as a file needs", () => {
    const rows = Array.from({ length: 500 }, (_, i) => `  - { uid: "${i}", passwordHash: *hash }\n`).join("")
    assert.deepStrictEqual(problems(`accounts:\n  - { uid: x, passwordHash: &hash ${hash} }\n${rows}`), [])
  })

  it("may have any number of aliases of texts and of small records", () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `  - { uid: "${i}", passwordHash: *hash, profile: *profile }\n`
    )
    const first = `accounts:\n  - { uid: x, passwordHash: &hash ${hash}, profile: &profile { City: a, Age: "1" } }\n`
    assert.deepStrictEqual(problems(first + rows.join("")), [])
  })

  it("has aliases of the last anchor of their name", () => {
    assert.deepStrictEqual(problems("accounts: [{ uid: &a x }, { uid: &a y }, { uid: *a }]"), [
      "seed.yaml:1:49 accounts.2.uid is the same as accounts.1.uid"
    ])
  })

  it("with a long list that has many aliases is refused", () => {
    const ones = Array(2_000).fill("1").join(",")
    const aliases = Array(2_000).fill("*a").join(",")
    assert.deepStrictEqual(problems(`accounts: [{ profile: { a: &a [${ones}], b: [${aliases}] } }]`), [
      "seed.yaml has aliases that stand for more than 1000000 values"
    ])
  })

  it("with aliases of aliases is refused before they fill the memory", () => {
    const names = "abcdefghi"
    const bomb = [...names].map((name, i) =>
      i === 0
        ? `a: &a [1,1,1,1,1,1,1,1,1]`
        : `${name}: &${name} [${Array(9)
            .fill(`*${names[i - 1]}`)
            .join(",")}]`
    )
    assert.deepStrictEqual(problems(`accounts: [{ profile: {${bomb.join(", ")}} }]`), [
      "seed.yaml has aliases that stand for more than 1000000 values"
    ])
  })

  it("has members of objects as any others", () => {
    assert.deepStrictEqual(
      problems('{"__proto__": {}, "accounts": [{"constructor": 1, "toString": 2}]}').map((line) => line.split(" ")[1]),
      ["__proto__", "accounts.0.constructor", "accounts.0.toString"]
    )
  })
})

describe("a document", () => {
  const text = FastCheck.oneof(
    FastCheck.string(),
    FastCheck.constantFrom(
      "yes",
      "~",
      "null",
      "1",
      "0x10",
      "+15550100",
      "- a",
      "# b",
      "a: b",
      "*x",
      "&x",
      "!y",
      "\t",
      "2020-01-01",
      ".inf",
      "'",
      '"'
    )
  )
  const json = FastCheck.dictionary(
    text,
    FastCheck.oneof(
      text,
      FastCheck.integer(),
      FastCheck.double({ noNaN: true, noDefaultInfinity: true }),
      FastCheck.boolean(),
      FastCheck.constant(null),
      FastCheck.array(text)
    )
  )
  const person = FastCheck.record(
    {
      uid: FastCheck.uuid(),
      password: FastCheck.string({ minLength: 1 }),
      emailVerified: FastCheck.boolean(),
      profile: json,
      customObjects: FastCheck.array(FastCheck.record({ name: FastCheck.constant("cart"), content: json }), {
        maxLength: 2
      }),
      secondFactor: FastCheck.oneof(FastCheck.boolean(), FastCheck.record({ phone: FastCheck.constant("+15550100") }))
    },
    { requiredKeys: ["uid"] }
  )
  const document = FastCheck.record(
    {
      settings: FastCheck.record(
        {
          otpLength: FastCheck.integer({ min: 4, max: 10 }),
          accessTokenLifetime: FastCheck.constantFrom("1 hour", "2 days")
        },
        { requiredKeys: [] }
      ),
      accounts: FastCheck.uniqueArray(person, { maxLength: 3, selector: ({ uid }) => uid }),
      registrationData: FastCheck.array(
        FastCheck.record({
          type: FastCheck.constant("a"),
          key: FastCheck.constantFrom("1", "yes"),
          value: FastCheck.constant("~")
        }),
        { maxLength: 2 }
      )
    },
    { requiredKeys: [] }
  )

  /** What an emulator holds when a text was put into it. */
  const heldBy = (text: string) =>
    Effect.zipRight(apply(text), Snapshot.take).pipe(inEmulator, Effect.withRandom(Random.make("seed")))

  it.effect.prop(
    "means the same in YAML, in any of its styles, and in JSON",
    [document],
    ([document]) =>
      Effect.gen(function* () {
        const held = yield* heldBy(JSON.stringify(document))
        for (const options of [
          {},
          { collectionStyle: "flow" as const },
          { defaultStringType: "QUOTE_SINGLE" as const }
        ]) {
          assert.strictEqual(yield* heldBy(YAML.stringify(document, options)), held)
        }
      }),
    { fastCheck: { numRuns: 40 } }
  )
})

describe("SeedFile.apply", () => {
  it.effect("leaves nothing of a seed that meets what is there, and tells where", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.account({ email: "Grace@example.com" }))
      const before = yield* Snapshot.take
      const invalid = yield* Effect.flip(apply(full))
      assert(invalid._tag === "SeedInvalid")
      assert.strictEqual(
        invalid.message,
        "seed.yaml:27:5 accounts.1 cannot be seeded: another account has the same Email"
      )
      assert.strictEqual(yield* Snapshot.take, before)
    }).pipe(inEmulator)
  )

  it.effect("refuses what is there already, of each kind", () =>
    Effect.gen(function* () {
      const text = YAML.stringify({
        accounts: [{ uid: "a", customObjects: [{ id: "a".repeat(24), name: "a", content: {} }] }],
        registrationData: [{ id: "b".repeat(24), type: "a", key: "b", value: "c" }],
        webhooks: [{ event: "Login", targetUrl: "http://a.test" }]
      })
      yield* apply(text)
      const before = yield* Snapshot.take
      for (const [replaced, line] of [
        [text, "accounts.0 cannot be seeded: another account has the same Uid"],
        [text.replace("uid: a", "uid: b"), "accounts.0 cannot be seeded: the same CustomObject is there"],
        [
          text.replace(/accounts:[^]*(?=registrationData)/, ""),
          "registrationData.0 cannot be seeded: the same RegistrationData is there"
        ],
        [text.replace(/accounts:[^]*(?=webhooks)/, ""), "webhooks.0 cannot be seeded: the same Webhook is there"]
      ] as const) {
        const invalid = yield* Effect.flip(apply(replaced))
        assert.include(invalid.message, line)
      }
      assert.strictEqual(yield* Snapshot.take, before)
    }).pipe(inEmulator)
  )

  it.effect("refuses settings that do not go with those of the emulator, and leaves nothing", () =>
    Effect.gen(function* () {
      const text = "settings: { phoneLoginOnly: true }\naccounts: [{ uid: a }]"
      const invalid = yield* Effect.flip(apply(text))
      assert.strictEqual(invalid._tag, "InvalidSettings")
      assert.strictEqual((yield* Emulator.accounts()).total, 0)
    }).pipe(Effect.provide(Emulator.layer({ phoneLogin: false })))
  )

  it.effect("without settings leaves those of the emulator to whoever makes it", () =>
    Effect.gen(function* () {
      yield* SeedFile.apply(yield* SeedFile.parse("accounts: [{ email: ada@example.com }]"))
      assert.isUndefined((yield* Effect.flatMap(Emulator.Emulator, ({ kept }) => kept)).settings)
    }).pipe(Effect.provide(Emulator.layer({ otpLength: 8 })))
  )

  it.effect("goes by the settings of the file", () =>
    Effect.gen(function* () {
      yield* apply("settings: { caseSensitiveUserNames: true }\naccounts: [{ userName: Ada }, { userName: ada }]")
      assert.strictEqual((yield* Emulator.accounts()).total, 2)
      yield* apply("{}")
      assert.isTrue((yield* Emulator.settings).caseSensitiveUserNames)
    }).pipe(inEmulator)
  )
})

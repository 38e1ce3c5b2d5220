/** Random changes of an application, and logins that go on state by state, compared with a model of which state comes next. */
import { assert, describe, it } from "@effect/vitest"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as Login from "@loginradius-effect/core/Login"
import * as MultiFactorAuthentication from "@loginradius-effect/core/MultiFactorAuthentication"
import * as PasswordlessLogin from "@loginradius-effect/core/PasswordlessLogin"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import { Emulator, type Settings } from "@loginradius-effect/emulator"
import { Effect, FastCheck, Random, TestClock, TestContext } from "effect"
import { filled, form, terms } from "./consent.js"
import { from } from "./risk.js"
import { codeOf, setUpApp } from "./secondFactor.js"
import { email, otpTo, password, phone, question, type Services, tokenTo, user } from "./support.js"

type Tag = Login.State["_tag"]

const ways = ["SecurityQuestion", "Mail", "Sms"] as const

/** What decides which state is next. */
interface Model {
  /** The versions in force, and those that the user has accepted. */
  policy: number
  acceptedPolicy: number
  form: number
  acceptedForm: number
  asksForPin: boolean
  hasPin: boolean
  asksForApp: boolean
  way: (typeof ways)[number]
  place: string
  readonly knownPlaces: Set<string>
}

const risks = { SecurityQuestion: "RiskQuestion", Mail: "RiskMail", Sms: "RiskSms" } as const

/** The states that a login by password goes through, in their order. */
const isDue: ReadonlyArray<readonly [due: (model: Model) => boolean, tag: (model: Model) => Tag]> = [
  [({ asksForApp, knownPlaces, place }) => !asksForApp && !knownPlaces.has(place), ({ way }) => risks[way]],
  [({ asksForApp }) => asksForApp, () => "SecondFactorRequired"],
  [({ acceptedPolicy, policy }) => acceptedPolicy < policy, () => "PolicyRequired"],
  [({ acceptedForm, form }) => acceptedForm < form, () => "ConsentRequired"],
  [({ asksForPin, hasPin }) => asksForPin && !hasPin, () => "PinRequired"],
  [() => true, () => "Authenticated"]
]

/** The state of a login that has passed those before. */
const nextOf = (model: Model, after?: Tag): Tag => {
  const passed = isDue.findIndex(([, tag]) => tag(model) === after)
  const [, tag] = isDue.slice(passed + 1).find(([due]) => due(model)) ?? []
  return tag?.(model) ?? assert.fail("nothing comes next")
}

// --- the application ---------------------------------------------------------------------------------------------------

const start = "1970-01-01T00:00:00Z"

const settingsOf = ({ asksForApp, asksForPin, form: version, policy, way }: Model): Settings.Options => ({
  privacyPolicy: {
    enabled: policy > 0,
    mode: "Strict",
    policies: Array.from({ length: policy }, (_, i) => ({ version: `${i + 1}.0`, start }))
  },
  consent: { enabled: version > 0, forms: version === 0 ? [] : [form({ events: ["FirstLogin", "Login"], version })] },
  pin: { enabled: true, required: asksForPin, askOnLogin: asksForPin },
  secondFactor: { mode: asksForApp ? "optional" : "off", authenticator: true },
  // With second factors, an application can only tell of what is new.
  risk: {
    enabled: true,
    factors: [{ factor: "IP", action: asksForApp ? "None" : "MFA" }],
    ways: [way, ...ways.filter((other) => other !== way)]
  }
})

const changes = {
  publishPolicy: (model: Model) => void model.policy++,
  publishForm: (model: Model) => void model.form++,
  askForPins: (model: Model) => void (model.asksForPin = !model.asksForPin),
  askForApps: (model: Model) => void (model.asksForApp = !model.asksForApp),
  changeWay: (model: Model, choice: number) => void (model.way = ways[choice % 3] ?? "Mail"),
  move: (model: Model, choice: number) => void (model.place = `192.0.2.${choice}`)
} as const

type Change = keyof typeof changes

const weights: { readonly [C in Change]?: number } = { move: 5, changeWay: 2 }

const change: FastCheck.Arbitrary<Change> = FastCheck.oneof(
  ...(Object.keys(changes) as ReadonlyArray<Change>).map((name) => ({
    arbitrary: FastCheck.constant(name),
    weight: weights[name] ?? 1
  }))
)

// --- a login -----------------------------------------------------------------------------------------------------------

/** The states that were seen. */
const seen = new Map<Tag, number>()

interface Walk {
  readonly model: Model
  readonly key: string
  readonly uid: string
}

type Going = Effect.Effect<Login.State, { readonly _tag: string }, Services>

/** What goes on with a login; undefined where it is over. */
const goOn = (state: Login.State, { key, model }: Walk): Going | undefined => {
  switch (state._tag) {
    case "Authenticated":
      return undefined
    case "RiskQuestion":
      return Login.byEmail({ email, password, securityAnswer: { [question]: "Milbanke" } })
    case "RiskMail":
      return Effect.flatMap(tokenTo(email), (verificationToken) =>
        PasswordlessLogin.loginVerification({ verificationToken }).pipe(Login.settle)
      )
    case "RiskSms":
      return Effect.flatMap(otpTo(phone), (otp) =>
        PhoneAuthentication.loginUsingOneTimePasscode({ phone, otp }).pipe(Login.settle)
      )
    case "PolicyRequired":
      model.acceptedPolicy = model.policy
      // The session is there: the user has logged in.
      return Authentication.privacyPolicyAccept({ accessToken: state.accessToken }).pipe(
        // The code of the app is used.
        Effect.zipRight(TestClock.adjust("1 minute")),
        Effect.zipRight(Login.byEmail({ email, password }))
      )
    case "SecondFactorRequired":
      return Effect.flatMap(codeOf(key), (authenticatorCode) =>
        MultiFactorAuthentication.validateAuthenticatorCode({ ...state, authenticatorCode }).pipe(Login.settle)
      )
    case "ConsentRequired":
      model.acceptedForm = model.form
      return ConsentManagement.submitByConsentToken({
        consentToken: state.consentToken,
        ...filled(
          { [terms]: true },
          state.events.map(({ name }) => name)
        )
      }).pipe(Login.settle)
    case "PinRequired":
      model.hasPin = true
      return PinAuthentication.setPinByPinAuthToken({ pinAuthToken: state.pinAuthToken, pin: "4711" }).pipe(
        Login.settle
      )
  }
}

const logIn = (walk: Walk) =>
  Effect.gen(function* () {
    const { model, uid } = walk
    // The codes of the app of this half minute may have been used.
    yield* TestClock.adjust("1 minute")
    let expected = nextOf(model)
    let going: Going | undefined = Login.byEmail({ email, password })
    while (going !== undefined) {
      const state: Login.State = yield* going.pipe(from(model.place))
      assert.strictEqual(state._tag, expected)
      seen.set(expected, (seen.get(expected) ?? 0) + 1)
      if (state._tag === "Authenticated") assert.strictEqual(state.profile.Uid, uid)
      going = goOn(state, walk)
      // Who has been let in is known there from then on.
      if (expected.startsWith("Risk") || expected === "SecondFactorRequired") model.knownPlaces.add(model.place)
      if (going !== undefined) expected = expected === "PolicyRequired" ? nextOf(model) : nextOf(model, expected)
    }
  })

/** What changes before each login. */
type Moves = ReadonlyArray<ReadonlyArray<readonly [Change, number]>>

const play = (moves: Moves) =>
  Effect.gen(function* () {
    const model: Model = {
      policy: 0,
      acceptedPolicy: 0,
      form: 0,
      acceptedForm: 0,
      asksForPin: false,
      hasPin: false,
      asksForApp: true,
      way: "Mail",
      place: "192.0.2.0",
      knownPlaces: new Set(["192.0.2.0"])
    }
    yield* Emulator.configure(settingsOf(model))
    const { accessToken, uid } = yield* user({ phoneId: phone, securityAnswers: { [question]: "Milbanke" } })
    const walk = { model, key: yield* setUpApp(accessToken), uid }
    yield* logIn(walk)
    model.asksForApp = false
    for (const before of moves) {
      for (const [change, choice] of before) changes[change](model, choice)
      yield* Emulator.configure(settingsOf(model))
      yield* logIn(walk)
    }
  }).pipe(
    Effect.provide(Emulator.layer()),
    Effect.withRandom(Random.make("states")),
    Effect.provide(TestContext.TestContext)
  )

describe("a login", () => {
  it(
    "goes on state by state, in the order of the model, whatever the application asks for",
    () =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.noBias(
            FastCheck.array(
              FastCheck.array(FastCheck.tuple(change, FastCheck.nat(255)), { minLength: 1, maxLength: 5, size: "max" }),
              { minLength: 1, maxLength: 12, size: "max" }
            )
          ),
          (moves) => Effect.runPromise(play(moves))
        ),
        { seed: 20261128, numRuns: 30, interruptAfterTimeLimit: 60_000 }
      ),
    90_000
  )

  it("has been in each of the states", () => {
    const states: { readonly [T in Tag]: true } = {
      Authenticated: true,
      SecondFactorRequired: true,
      PinRequired: true,
      ConsentRequired: true,
      PolicyRequired: true,
      RiskQuestion: true,
      RiskMail: true,
      RiskSms: true
    }
    assert.sameMembers([...seen.keys()], Object.keys(states))
  })
})

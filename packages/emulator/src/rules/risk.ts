/** Logins that look risky: what they are compared with, what is asked of them, and whom they are told of. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse, type Request } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { current, keep, save } from "../context.js"
import * as mail from "../messages/mail.js"
import * as sms from "../messages/sms.js"
import type { RiskFactor, RiskWay, Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import { mainAddress } from "../state/emailAddresses.js"
import * as RiskValues from "../state/RiskValues.js"
import type { Factor, RiskValue } from "../state/RiskValues.js"
import * as lockout from "./lockout.js"
import * as securityQuestions from "./securityQuestions.js"
import { type Sighting, sightingsOf } from "./sightings.js"

/** How long a value is remembered where the settings say nothing of that. */
const defaultMemory = Duration.days(30)

const ruleOf = (factor: Factor, { risk }: Settings): RiskFactor =>
  risk.factors.find((rule) => rule.factor === factor) ?? { factor }

/** The values of a factor that have not been forgotten, the latest first. */
const remembered = (
  values: ReadonlyArray<RiskValue>,
  { count, factor, days }: RiskFactor,
  now: number
): ReadonlyArray<RiskValue> => {
  const latest = values
    .filter((value) => value.factor === factor)
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt || b.firstSeenAt - a.firstSeenAt)
  if (count !== undefined) return latest.slice(0, count)
  const memory = Duration.toMillis(days === undefined ? defaultMemory : Duration.days(days))
  return latest.filter(({ lastSeenAt }) => lastSeenAt > now - memory)
}

/** Notes where an account has logged in from, and forgets what is beyond the memory. */
const learn = ({ uid }: Account, sightings: ReadonlyArray<Sighting>) =>
  Effect.map(current, ({ now, settings, store }) => {
    const known = store.read(RiskValues.ofAccount(uid))
    for (const { factor, value } of sightings) {
      const before = known.find((row) => row.factor === factor && row.value === value)
      const rule = ruleOf(factor, settings)
      const isKept = before !== undefined && remembered(known, rule, now).includes(before)
      store.change(
        RiskValues.put({ uid, factor, value, firstSeenAt: isKept ? before.firstSeenAt : now, lastSeenAt: now })
      )
      const all = store.read(RiskValues.ofAccount(uid)).filter((row) => row.factor === factor)
      const kept = remembered(all, rule, now)
      for (const row of all) if (!kept.includes(row)) store.change(RiskValues.remove(row))
    }
  })

/** The same, of whoever has proven to be the owner otherwise. */
export const learnFrom = (account: Account, request: Request) =>
  Effect.flatMap(current, ({ settings }) =>
    settings.risk.enabled ? learn(account, sightingsOf(request, settings)) : Effect.void
  )

/** The name of a template in the query, or the default one. */
const templateOf = ({ query }: Request, about: string, kind: "email" | "sms"): string =>
  query[`rba${about.toLowerCase()}${kind}template`] ?? `rba${about.toLowerCase()}-default`

/** Tells the user, and whoever the settings say, of what is new. SMS go to a user who has logged in by phone number. */
const tell = (account: Account, sightings: ReadonlyArray<Sighting>, isByPhone: boolean, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const { administratorEmail, administratorPhone } = settings.risk
    const address = mainAddress(account)
    for (const { factor } of sightings) {
      const { tells = [] } = ruleOf(factor, settings)
      const byDefault = `rba${factor.toLowerCase()}-default`
      if (tells.includes("UserByMail") && address !== undefined) {
        yield* mail.notify(account, address, templateOf(request, factor, "email"))
      }
      if (tells.includes("UserBySms") && isByPhone && account.phoneId !== undefined) {
        yield* sms.notify(account.phoneId, templateOf(request, factor, "sms"))
      }
      if (tells.includes("AdministratorByMail") && administratorEmail !== "") {
        yield* mail.notify(account, administratorEmail, byDefault)
      }
      if (tells.includes("AdministratorBySms") && administratorPhone !== "") {
        yield* sms.notify(administratorPhone, byDefault)
      }
    }
  })

/** Whether an account can prove itself in a way. */
const canProve = (way: RiskWay, account: Account, settings: Settings): boolean => {
  switch (way) {
    case "SecurityQuestion":
      return settings.securityQuestionsEnabled && securityQuestions.configured(account, settings).length > 0
    case "Mail":
      return settings.passwordlessEmail && account.emailVerified && mainAddress(account) !== undefined
    case "Sms":
      return settings.passwordlessSms && settings.sms.enabled && account.phoneIdVerified
  }
}

/** Refuses by the name of what is new. */
const refuseFactor = (factor: Factor) => {
  switch (factor) {
    case "Device":
      return refuse(ErrorCode.NewDeviceDetected)
    case "Browser":
      return refuse(ErrorCode.NewBrowserDetected)
    case "City":
      return refuse(ErrorCode.NewCityDetected)
    case "Country":
      return refuse(ErrorCode.NewCountryDetected)
    case "IP":
      return refuse(ErrorCode.NewIpDetected)
  }
}

export interface Attempt {
  readonly securityAnswer?: securityQuestions.Answers | undefined
  readonly verificationUrl?: string | undefined
}

/** Refuses until an account has answered a security question. */
const askQuestion = (account: Account, { securityAnswer = {} }: Attempt) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (Object.keys(securityAnswer).length === 0) return yield* refuse(ErrorCode.RiskSecurityQuestionRequired)
    if ((yield* securityQuestions.judge(account, securityAnswer)) === "right") return
    yield* keep(save(lockout.failAnswer(account, settings)))
    return yield* refuse(ErrorCode.SecurityQuestionOrAnswerIncorrect)
  })

/** Asks for a proof of what is new, or refuses it. */
const ask = (account: Account, factor: Factor, attempt: Attempt, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const address = mainAddress(account)
    switch (settings.risk.ways.find((way) => canProve(way, account, settings))) {
      case "SecurityQuestion":
        return yield* askQuestion(account, attempt)
      case "Mail": {
        yield* mail.check(account, "passwordlessLogin")
        const template = request.query["rbaoneclickemailtemplate"]
        yield* keep(mail.send(account, "passwordlessLogin", address ?? "", { template, url: attempt.verificationUrl }))
        return yield* refuse(ErrorCode.RiskEmailCodeSent)
      }
      case "Sms": {
        const phone = account.phoneId ?? ""
        yield* keep(sms.send(account, "loginByPhone", phone, { smsTemplate: request.query["rbaotpsmstemplate"] }))
        return yield* refuse(ErrorCode.RiskPhoneCodeSent, { extra: { PhoneId: phone } })
      }
      case undefined:
        return yield* refuseFactor(factor)
    }
  })

/**
 * What is new in where a request comes from, of what the settings judge by. The first login of an account of which nothing is known
 * has nothing to be compared with.
 */
const newOf = ({ logins, uid }: Account, sightings: ReadonlyArray<Sighting>) =>
  Effect.map(current, ({ now, settings, store }) => {
    const known = store.read(RiskValues.ofAccount(uid))
    if (logins === 0 && known.length === 0) return []
    return sightings.filter(
      ({ factor, value }) => !remembered(known, ruleOf(factor, settings), now).some((row) => row.value === value)
    )
  })

/**
 * Judges a login whose password is right by where it comes from, and refuses it where that is new and the settings say so.
 */
export const judge = (account: Account, attempt: Attempt, isByPhone: boolean, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.risk.enabled) return
    const sightings = sightingsOf(request, settings)
    const fresh = yield* newOf(account, sightings)
    const actionOf = ({ factor }: Sighting) => ruleOf(factor, settings).action ?? "None"
    const asked = fresh.find((sighting) => actionOf(sighting) !== "None")
    if (asked !== undefined && actionOf(asked) === "Block") {
      yield* tell(account, fresh, isByPhone, request)
      yield* keep(save({ ...account, isActive: false }))
      return yield* refuse(ErrorCode.AccountBlockedSuspiciousActivity)
    }
    if (asked !== undefined) yield* ask(account, asked.factor, attempt, request)
    yield* learn(account, sightings)
    yield* tell(account, fresh, isByPhone, request)
  })

/** The same after a second factor, which has proven all: tells of what is new, and refuses nothing. */
export const noteFrom = (account: Account, request: Request) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    if (!settings.risk.enabled) return
    const sightings = sightingsOf(request, settings)
    const fresh = yield* newOf(account, sightings)
    yield* learn(account, sightings)
    yield* tell(account, fresh, false, request)
  })

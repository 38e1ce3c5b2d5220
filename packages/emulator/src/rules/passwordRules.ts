/** Which passwords are taken, and what setting one does to an account. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { refuse } from "@loginradius-effect/core/Handler"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Settings } from "../Settings.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import * as password from "./password.js"

/** What the rules about characters say against a password. */
const objections = (plain: string, { passwordRules: rules }: Settings): ReadonlyArray<string> => [
  ...(plain.length < rules.minLength ? [`The password needs at least ${rules.minLength} characters.`] : []),
  ...(rules.maxLength > 0 && plain.length > rules.maxLength
    ? [`The password must not have more than ${rules.maxLength} characters.`]
    : []),
  ...(rules.requiresDigit && !/\d/.test(plain) ? ["The password needs a digit."] : []),
  ...(rules.requiresSymbol && !/[^\p{L}\p{N}\s]/u.test(plain) ? ["The password needs a symbol."] : []),
  ...(rules.requiresUpperCase && !/\p{Lu}/u.test(plain) ? ["The password needs an upper-case letter."] : []),
  ...(rules.requiresLowerCase && !/\p{Ll}/u.test(plain) ? ["The password needs a lower-case letter."] : [])
]

const isCommon = (plain: string, { passwordRules }: Settings): boolean =>
  passwordRules.common.some((common) => common.toLowerCase() === plain.toLowerCase())

const shortestWord = 3

const namesTheUser = (plain: string, account: Account, { passwordRules }: Settings): boolean =>
  passwordRules.refusesProfileWords &&
  [
    account.fields["FirstName"],
    account.fields["LastName"],
    account.userName,
    ...addressesOf(account).map(({ Value }) => Value.split("@")[0])
  ].some(
    (word) =>
      typeof word === "string" && word.length >= shortestWord && plain.toLowerCase().includes(word.toLowerCase())
  )

export const isBreached = (plain: string, { passwordRules }: Settings): boolean =>
  passwordRules.breached.includes(plain)

/** Whether a password meets the rules of today. */
export const isSecure = (plain: string, account: Account, settings: Settings): boolean =>
  objections(plain, settings).length === 0 && !isCommon(plain, settings) && !namesTheUser(plain, account, settings)

/** Refuses a first password that breaks the rules. */
export const checkFirst = (plain: string, account: Account, settings: Settings) =>
  Effect.gen(function* () {
    const broken = objections(plain, settings)
    if (broken.length > 0) {
      return yield* refuse(ErrorCode.FieldValidationFailed, {
        extra: { Errors: broken.map((ErrorMessage) => ({ FieldName: "Password", ErrorMessage })) }
      })
    }
    if (isCommon(plain, settings) || namesTheUser(plain, account, settings))
      return yield* refuse(ErrorCode.WeakPassword)
    if (isBreached(plain, settings)) return yield* refuse(ErrorCode.NewPasswordBreached)
  })

/** Refuses a password that breaks the rules, or that the account has or had too recently. */
export const check = (plain: string, account: Account, settings: Settings) =>
  Effect.gen(function* () {
    yield* checkFirst(plain, account, settings)
    const { history } = settings.passwordRules
    const earlier = [account.passwordHash ?? [], account.passwordHistory.slice(0, history)].flat()
    if (history > 0 && (yield* password.verifyAny(plain, earlier))) return yield* refuse(ErrorCode.NewPasswordInvalid)
  })

/** The account with a new password; one with social profiles only gets a profile of its own by that. */
export const set = (
  account: Account,
  hash: string,
  settings: Settings,
  now: number,
  emailProfileId: string
): Account => {
  const expiresAfter = settings.passwordRules.expiresAfter
  return {
    ...account,
    emailProfileId: account.emailProfileId ?? emailProfileId,
    passwordHash: hash,
    passwordHistory:
      account.passwordHash === undefined ? account.passwordHistory : [account.passwordHash, ...account.passwordHistory],
    passwordChangedAt: now,
    passwordExpiresAt: Duration.isFinite(expiresAfter) ? now + Duration.toMillis(expiresAfter) : undefined,
    isPasswordSecure: true,
    isPasswordBreached: false,
    wasBreachMailed: false
  }
}

/** Which second factors there are: those that the application offers, and those that an account has of them. */
import type { Factor } from "../documents/secondFactor.js"
import type { Settings } from "../Settings.js"
import { type Account, addressesOf } from "../state/Accounts.js"
import type { Factors } from "../state/SecondFactors.js"
import { configured } from "./securityQuestions.js"

const offered: { readonly [F in Factor]: (settings: Settings) => boolean } = {
  authenticator: ({ secondFactor }) => secondFactor.authenticator,
  sms: ({ secondFactor }) => secondFactor.smsOtp,
  email: ({ secondFactor }) => secondFactor.emailOtp,
  answers: ({ secondFactor, securityQuestions, securityQuestionsEnabled }) =>
    secondFactor.securityQuestion && securityQuestionsEnabled && securityQuestions.length > 0,
  push: ({ secondFactor }) => secondFactor.push,
  duo: ({ secondFactor }) => secondFactor.duo
}

const had: { readonly [F in Factor]: (factors: Factors, account: Account, settings: Settings) => boolean } = {
  authenticator: ({ authenticator }) => authenticator?.isVerified === true,
  sms: ({ phone }) => phone !== undefined,
  email: ({ isEmailOn }, account) => isEmailOn && provenAddresses(account).length > 0,
  answers: ({ areAnswersOn }, account, settings) => areAnswersOn === true && configured(account, settings).length > 0,
  push: ({ device }) => device !== undefined,
  duo: ({ isDuoOn }) => isDuoOn === true
}

const all: ReadonlyArray<Factor> = ["authenticator", "sms", "email", "answers", "push", "duo"]

/** Whether the application offers a factor. */
export const isOffered = (factor: Factor, settings: Settings): boolean => offered[factor](settings)

export const isAnyOffered = (settings: Settings): boolean => all.some((factor) => isOffered(factor, settings))

/** The addresses that passcodes can go to. */
export const provenAddresses = (account: Account): ReadonlyArray<string> =>
  account.emailVerified ? addressesOf(account).map(({ Value }) => Value) : []

/** The factors that an account has set up and that the application offers. */
export const verified = (account: Account, factors: Factors, settings: Settings): ReadonlyArray<Factor> =>
  all.filter((factor) => isOffered(factor, settings) && had[factor](factors, account, settings))

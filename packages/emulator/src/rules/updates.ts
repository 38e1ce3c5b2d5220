/** What updates by the user and by management have in common. */
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import type { Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import * as fields from "./fields.js"
import * as identifiers from "./identifiers.js"
import { answersOf, given } from "./newAccount.js"
import * as pin from "./pin.js"

/** The account with the fields of an update, once everything in it has been checked. */
export const checked = (account: Account, written: Json, nullSupport: boolean) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    yield* fields.checkTexts(written)
    yield* fields.check(written, now)
    const userName = given(written["UserName"])
    if (userName !== undefined) {
      yield* identifiers.checkUserName(userName)
      yield* identifiers.claimUserName(store, account.uid, userName, settings)
    }
    const phone = phoneOf(written)
    if (phone !== undefined) {
      yield* identifiers.checkPhone(phone)
      yield* identifiers.claimPhone(store, account.uid, phone)
    }
    const updated: Account = {
      ...account,
      fields: fields.merge(account.fields, written, nullSupport),
      securityAnswers: { ...account.securityAnswers, ...(yield* answersOf(written)) }
    }
    return yield* pin.withWritten(updated, written)
  })

export const phoneOf = (written: Json): string | undefined => given(written["PhoneId"])

/** The user name of an update as it is stored. */
export const userNameOf = (written: Json, settings: Settings): string | undefined => {
  const name = given(written["UserName"])
  return name === undefined ? undefined : identifiers.userName(name, settings)
}

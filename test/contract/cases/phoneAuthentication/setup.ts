/** What the cases of PhoneAuthentication share. */
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import type { Seed } from "@loginradius-effect/emulator"
import { password, phone, user } from "../../support.js"

export const newPhone = "+15550100300"

/** A user with a phone number and no address. */
export const caller = (person: Seed.Person = {}) => user({ email: undefined, phoneId: phone, ...person })

export const login = (as: { readonly phone?: string; readonly password?: string } = {}) =>
  PhoneAuthentication.login({ phone, password, ...as })

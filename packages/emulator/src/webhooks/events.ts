/**
 * Which events a request brought about. They are read off what it changed, so that handlers need not say what they did; where
 * several operations do the same under different names, the endpoint decides.
 */
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as PhoneAuthentication from "@loginradius-effect/core/PhoneAuthentication"
import * as PinAuthentication from "@loginradius-effect/core/PinAuthentication"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import type { EventName } from "@loginradius-effect/core/Webhooks"
import * as customObject from "../documents/customObject.js"
import * as profile from "../documents/profile.js"
import type { Account as Stored } from "../state/Accounts.js"
import type { Json } from "../state/Json.js"
import { emailKey } from "../state/keys.js"
import type { Change } from "../state/state.js"

/** A request that has been handled. */
export interface Handled {
  /** The id of the endpoint. */
  readonly endpoint: string
  /** Whether it was answered with success. A refusal can change the state too: the last wrong password locks. */
  readonly succeeded: boolean
  readonly changes: ReadonlyArray<Change>
  readonly now: number
}

export interface Happened {
  readonly event: EventName
  readonly data: () => Json
}

/** An account that is there before and after. */
interface Changed {
  readonly before: Stored
  readonly after: Stored
}

type Rule = (change: Changed, handled: Handled) => boolean

/** Operations that tell by themselves what happened to the accounts that they change. */
const by =
  (...endpoints: ReadonlyArray<{ readonly id: string }>): Rule =>
  (_, { endpoint, succeeded }) =>
    succeeded && endpoints.some(({ id }) => id === endpoint)

/** What management writes into a profile is an update of it, whatever it means for the user. */
const byUser = ({ endpoint }: Handled): boolean => !endpoint.startsWith("Account.")

const isAmong = (list: Stored["emails"], address: string): boolean =>
  list.some(({ Value }) => emailKey(Value) === emailKey(address))

/** The events of an account that is there before and after, in the order in which they are delivered. */
const rules: { readonly [Name in EventName]?: Rule } = {
  UpdateProfile: by(
    Account.emailDelete,
    Account.update,
    Account.updateSecurityQuestionConfiguration,
    Account.upsertEmail,
    Authentication.privacyPolicyAccept,
    Authentication.updateProfileByAccessToken,
    Authentication.updateSecurityQuestionsByAccessToken
  ),
  SetUsername: by(Authentication.setOrChangeUsername),
  SetPassword: by(Account.setPassword),
  ChangePassword: by(Authentication.changePassword),
  ResetPassword: by(
    Authentication.resetPasswordByOtp,
    Authentication.resetPasswordByOtpAndUsername,
    Authentication.resetPasswordByResetToken,
    Authentication.resetPasswordBySecurityAnswerAndEmail,
    Authentication.resetPasswordBySecurityAnswerAndPhone,
    Authentication.resetPasswordBySecurityAnswerAndUsername,
    PhoneAuthentication.resetPasswordByOtp
  ),
  SetPIN: by(PinAuthentication.setPinByPinAuthToken),
  ChangePIN: by(PinAuthentication.changePinByAccessToken),
  ResetPIN: by(
    PinAuthentication.resetPinByEmailAndOtp,
    PinAuthentication.resetPinByPhoneAndOtp,
    PinAuthentication.resetPinByResetToken,
    PinAuthentication.resetPinBySecurityAnswerAndEmail,
    PinAuthentication.resetPinBySecurityAnswerAndPhone,
    PinAuthentication.resetPinBySecurityAnswerAndUsername,
    PinAuthentication.resetPinByUsernameAndOtp
  ),
  ConsentProfileUpdate: by(ConsentManagement.updateByAccessToken),
  AddEmail: ({ after, before }, handled) =>
    byUser(handled) &&
    before.unverified.some(({ Value }) => !isAmong(before.emails, Value) && isAmong(after.emails, Value)),
  EmailVerification: ({ after, before }, handled) => byUser(handled) && !before.emailVerified && after.emailVerified,
  InvalidateEmailVerification: by(Account.invalidateVerificationStatus),
  UpdatePhoneId: ({ after, before }, { endpoint }) =>
    (endpoint.startsWith("PhoneAuthentication.") || endpoint === Account.updatePhoneIdByUid.id) &&
    after.phoneId !== undefined &&
    after.phoneId !== before.phoneId,
  VerifyPhoneNumber: ({ after, before }, handled) =>
    byUser(handled) && after.phoneIdVerified && (!before.phoneIdVerified || after.phoneId !== before.phoneId),
  InvalidatePhoneVerification: by(PhoneAuthentication.resetPhoneIdVerification),
  RemovePhoneId: by(PhoneAuthentication.removePhoneIdByAccessToken),
  LinkAccount: ({ after, before }) => after.social.length > before.social.length,
  UnlinkAccount: ({ after, before }) => after.social.length < before.social.length,
  AssignRoles: by(RolesManagement.assignRolesByUid),
  UnassignRoles: by(
    RolesManagement.deleteAdditionalPermissionsFromContext,
    RolesManagement.deleteRoleFromContext,
    RolesManagement.unassignRolesByUid
  ),
  RemoveRoleContext: by(RolesManagement.deleteRoleContext),
  // LoginRadius tells of a user who lifts a lock by the same name.
  BlockAccount: ({ after, before }, { endpoint }) =>
    (before.isActive && !after.isActive) || endpoint === Authentication.unlockAccountByAccessToken.id,
  Login: ({ after, before }) => after.logins > before.logins
}

const eventsOfChange = (change: Changed, handled: Handled): ReadonlyArray<Happened> => {
  const data = (): Json => delivered(change.after, handled.now)
  const told = (Object.entries(rules) as ReadonlyArray<[EventName, Rule]>).flatMap(([event, rule]) =>
    rule(change, handled) ? [{ event, data }] : []
  )
  return [
    ...told,
    ...removedEmails(change, handled).map((address): Happened => ({
      event: "RemoveEmail",
      data: () => ({ UserProfile: data(), RemovedEmail: address })
    }))
  ]
}

/** The addresses that a user has removed; a removal by management counts as an update of the profile. */
const removedEmails = ({ after, before }: Changed, { endpoint }: Handled): ReadonlyArray<string> =>
  endpoint === Authentication.removeEmail.id
    ? [...before.emails, ...before.unverified]
        .map(({ Value }) => Value)
        .filter((address) => !isAmong([...after.emails, ...after.unverified], address))
    : []

const eventsOfNew = (account: Stored, now: number): ReadonlyArray<Happened> => {
  const data = (): Json => delivered(account, now)
  return [{ event: "Register", data }, ...(account.logins > 0 ? [{ event: "Login" as const, data }] : [])]
}

/** The rows of a table that a request wrote; those that it made come last. */
const changesOf = <T extends Change["table"]>(table: T, { changes }: Handled) => {
  const own = changes.filter((change): change is Extract<Change, { readonly table: T }> => change.table === table)
  return [...own.filter(({ before }) => before !== undefined), ...own.filter(({ before }) => before === undefined)]
}

const accountEvents = (handled: Handled): ReadonlyArray<Happened> => {
  // An account with another id is neither gone nor new.
  if (handled.endpoint === Account.updateUid.id) return []
  const changes = changesOf("accounts", handled)
  const merged = changes.flatMap(({ after }) => after?.previousUids ?? [])
  return changes.flatMap(({ after, before }): ReadonlyArray<Happened> => {
    if (before === undefined) return after === undefined ? [] : eventsOfNew(after, handled.now)
    if (after !== undefined) return eventsOfChange({ before, after }, handled)
    return merged.includes(before.uid) ? [] : [{ event: "DeleteAccount", data: () => delivered(before, handled.now) }]
  })
}

/** Objects also go with their account, and move when it is merged: only the operations on objects tell of them. */
const objectEvents = (handled: Handled): ReadonlyArray<Happened> =>
  handled.endpoint.startsWith("CustomObjectManagement.")
    ? changesOf("customObjects", handled).flatMap(({ after, before }): ReadonlyArray<Happened> => {
        const object = after ?? before
        if (object === undefined) return []
        const event =
          before === undefined
            ? "CreateCustomObject"
            : after === undefined
              ? "DeleteCustomObject"
              : "UpdateCustomobject"
        return [{ event, data: () => ({ ...customObject.document(object) }) }]
      })
    : []

export const eventsOf = (handled: Handled): ReadonlyArray<Happened> => [
  ...accountEvents(handled),
  ...objectEvents(handled)
]

/** A profile as it is delivered. Unlike the answers of the API, deliveries have the type of a lock as a number. */
const delivered = (account: Stored, now: number): Json => {
  const document = profile.document(account, now)
  const type = ["None", "Suspend", "Captcha", "SecurityQuestion", "Block"].indexOf(String(document.LoginLockedType))
  return { ...document, LoginLockedType: Math.max(0, type) }
}

import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Emulator, Seed } from "@loginradius-effect/emulator"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  documented,
  messageTo,
  other,
  profileOf,
  refusalOf,
  refuses,
  reveal,
  shows,
  tokenTo,
  user,
  verificationUrl
} from "../../support.js"
import { noSession } from "./setup.js"

const google = { provider: "google", id: "108", email: "ada@gmail.example" } as const

const clientGuid = "a device's own guess"

/** The token of a social login with an account of its own. */
const candidate = Emulator.seed(Seed.socialLogin(google))

export const cases = [
  shows(
    Authentication.socialIdentity,
    "reads the social profile of the token, linked to another account or not",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const google108 = yield* candidate
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: google108.accessToken })
      const social = yield* Authentication.socialIdentity({ accessToken: google108.accessToken })
      assert.deepEqual([social.ID, social.Provider, Reflect.get(social, "Uid")], ["108", "google", uid])
      const own = yield* Authentication.socialIdentity({ accessToken })
      assert.equal(own.ID, (yield* profileOf(uid)).ID)
      assert.equal(own.Provider, "Email")
    })
  ),
  refuses(
    Authentication.socialIdentity,
    "refuses an unknown token",
    refusalOf(Authentication.socialIdentity({ accessToken: "4711" }), ErrorCode.AccessTokenInvalid, noSession)
  ),

  shows(
    Authentication.linkSocialIdentities,
    "merges the social account into the user's",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const google108 = yield* candidate
      yield* Authentication.linkSocialIdentities({ accessToken, candidateToken: google108.accessToken })
      const profile = yield* profileOf(uid)
      assert.deepEqual(
        profile.Identities?.map(({ ID, Provider }) => [Provider, ID]),
        [["google", "108"]]
      )
      assert.deepEqual(profile.PreviousUids, [google108.uid])
      yield* refusalOf(profileOf(google108.uid), ErrorCode.AccountIdInvalid, { code: 984, status: 403 })
      const viewed = yield* Authentication.readProfilesByAccessToken({ accessToken: google108.accessToken })
      assert.deepEqual([viewed.Uid, viewed.Provider], [uid, "google"])
    })
  ),
  refuses(
    Authentication.linkSocialIdentities,
    "refuses a profile that is linked to another account",
    Effect.gen(function* () {
      const first = yield* user()
      const second = yield* user({ email: other })
      const { accessToken: candidateToken } = yield* candidate
      yield* Authentication.linkSocialIdentities({ ...first, candidateToken })
      yield* refusalOf(
        Authentication.linkSocialIdentities({ ...second, candidateToken }),
        ErrorCode.AccountAlreadyLinked,
        { code: 986, status: 403 }
      )
    })
  ),

  shows(
    Authentication.unlinkSocialIdentities,
    "removes the social profile from the account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ social: [google] })
      assert.equal((yield* profileOf(uid)).Identities?.length, 1)
      yield* Authentication.unlinkSocialIdentities({ accessToken, provider: "Google", providerId: "108" })
      assert.equal((yield* profileOf(uid)).Identities, null)
    })
  ),
  refuses(
    Authentication.unlinkSocialIdentities,
    "refuses a provider without a linked profile",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ social: [google] })
      yield* refusalOf(
        Authentication.unlinkSocialIdentities({ accessToken, provider: "facebook", providerId: "108" }),
        ErrorCode.AccountNotLinked,
        { code: 987, status: 403 }
      )
    })
  ),

  shows(
    Authentication.profileByPing,
    "answers the login of whoever has signed in at the provider's page, once",
    Effect.gen(function* () {
      yield* Emulator.seed(Seed.pingedLogin(clientGuid, { ...google, emailVerified: true }))
      const login = yield* Authentication.profileByPing({ clientGuid })
      assert.deepEqual([login.profile.Provider, login.profile.ID], ["google", "108"])
      const { accessToken } = login
      assert.equal(
        reveal((yield* Authentication.validateAccessToken({ accessToken })).accessToken),
        reveal(accessToken)
      )
      yield* refusalOf(Authentication.profileByPing({ clientGuid }), ErrorCode.ClientGuidInvalid, documented(1140))
    })
  ),
  refuses(
    Authentication.profileByPing,
    "refuses an unknown client GUID, one that nobody has signed in with, and all where it is switched off",
    Effect.gen(function* () {
      const ping = Authentication.profileByPing({ clientGuid })
      yield* refusalOf(ping, ErrorCode.ClientGuidInvalid, documented(1140))
      yield* Emulator.seed(Seed.pingedLogin(clientGuid))
      yield* refusalOf(ping, ErrorCode.SmartLoginLinkNotVerified, documented(1139))
      yield* Emulator.configure({ noCallbackLogin: false })
      yield* refusalOf(ping, ErrorCode.NoCallbackLoginNotEnabled, documented(1160))
    })
  ),

  shows(
    Authentication.linkSocialIdentitiesByPing,
    "links the social profile to the user's account",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Emulator.seed(Seed.pingedLogin(clientGuid, google))
      yield* Authentication.linkSocialIdentitiesByPing({ accessToken, clientGuid })
      const { Identities } = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepEqual([Identities?.at(-1)?.Provider, Identities?.at(-1)?.ID], ["google", "108"])
      const again = Authentication.linkSocialIdentitiesByPing({ accessToken, clientGuid })
      yield* refusalOf(again, ErrorCode.ClientGuidInvalid, documented(1140))
    })
  ),
  refuses(
    Authentication.linkSocialIdentitiesByPing,
    "refuses an unknown client GUID, and one that nobody has signed in with",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const link = Authentication.linkSocialIdentitiesByPing({ accessToken, clientGuid })
      yield* refusalOf(link, ErrorCode.ClientGuidInvalid, documented(1140))
      yield* Emulator.seed(Seed.pingedLogin(clientGuid))
      yield* refusalOf(link, ErrorCode.SmartLoginLinkNotVerified, documented(1139))
    })
  ),

  shows(
    Authentication.sendSocialLinkVerificationEmail,
    "mails a link that verifies the address of the social profile",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* Emulator.seed(Seed.socialLogin({ ...google, emailVerified: false }))
      const sent = yield* Authentication.sendSocialLinkVerificationEmail({
        accessToken,
        clientGuid,
        verificationUrl,
        emailTemplate: "ours"
      })
      assert.deepEqual(sent, { IsPosted: true })
      const { link } = yield* messageTo(google.email, "ours")
      assert.ok(link !== undefined && reveal(link).startsWith(`${verificationUrl}?vtype=emailverification&vtoken=`))
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(google.email) })
      assert.equal((yield* profileOf(uid)).EmailVerified, true)
    }),
    { emailVerificationFlow: "optional" }
  ),
  refuses(
    Authentication.sendSocialLinkVerificationEmail,
    "refuses an address that is verified",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const send = Authentication.sendSocialLinkVerificationEmail({ accessToken, clientGuid })
      yield* refusalOf(send, ErrorCode.EmailAlreadyVerified, documented(1025))
    })
  )
]

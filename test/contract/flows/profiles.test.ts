import { assert, describe } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Profile from "@loginradius-effect/core/Profile"
import { Effect, TestClock } from "effect"
import {
  documented,
  flow,
  google,
  login,
  newPassword,
  other,
  phone,
  raw,
  register,
  times,
  unknownUid
} from "../flow.js"
import {
  countTo,
  email,
  messageTo,
  otpTo,
  password,
  question,
  refusalOf,
  tokenTo,
  user,
  verificationUrl
} from "../support.js"

describe("e-mail addresses", () => {
  flow(
    "are added only to a verified account, and once",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ emailVerified: false })
      const add = (address: string) => Authentication.addEmail({ accessToken, email: address, type: "Work" })
      yield* refusalOf(add(other), ErrorCode.VerifiedEmailRequired, documented(1177))
      yield* Account.update({ uid, profile: { EmailVerified: true } })
      yield* refusalOf(add(email), ErrorCode.EmailUpdateNotAllowed, documented(1174))
      yield* add(other)
      yield* refusalOf(add(other), ErrorCode.EmailUpdateNotAllowed, documented(1174))
      yield* refusalOf(add("grace"), ErrorCode.EmailIdInvalid, documented(1038, 400))
    })
  )

  flow(
    "that are unverified are taken, but cannot log in",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* refusalOf(login({ email: other }), ErrorCode.UserNotFound, documented(938))
      assert.isTrue((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
      yield* refusalOf(
        register({ Email: [{ Type: "Primary", Value: other }] }),
        ErrorCode.EmailAlreadyRegistered,
        documented(936)
      )
      yield* Authentication.resendEmailVerification({ email: other })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      assert.strictEqual((yield* login({ email: other }))._tag, "Authenticated")
    })
  )

  flow(
    "that are removed unverified can no longer be verified",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* Authentication.removeEmail({ accessToken, email: other })
      assert.isNull((yield* Account.profilesByUid({ uid })).UnverifiedEmail)
      yield* refusalOf(
        Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) }),
        ErrorCode.VerificationLinkInvalid,
        documented(973)
      )
    })
  )

  flow(
    "cannot be removed if they are the last one",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        Authentication.removeEmail({ accessToken, email }),
        ErrorCode.LastEmailCannotBeRemoved,
        documented(1005)
      )
    })
  )

  flow(
    "that management writes are added after the primary one, or replace the one of their type",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const write = (Type: string, Value: string) =>
        Effect.map(Account.update({ uid, profile: { Email: [{ Type, Value }] } }), ({ Email }) => Email)
      const primary = { Type: "Primary", Value: email }
      assert.deepStrictEqual(yield* write("Secondary", other), [primary, { Type: "Secondary", Value: other }])
      assert.deepStrictEqual(yield* write("secondary", "g@example.com"), [
        primary,
        { Type: "secondary", Value: "g@example.com" }
      ])
      assert.isFalse((yield* Authentication.checkEmailAvailability({ email: other })).IsExist)
      yield* user({ email: other })
      yield* refusalOf(write("Work", other), ErrorCode.EmailAlreadyRegistered, documented(936))
    })
  )

  flow(
    "that are unverified can be verified or removed by management",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const add = (address: string, type: string) => Authentication.addEmail({ accessToken, email: address, type })
      yield* add(other, "Work")
      yield* add("g@example.com", "Home")
      const removed = yield* Account.emailDelete({ uid, email: other })
      assert.deepStrictEqual(removed.UnverifiedEmail, [{ Type: "Home", Value: "g@example.com" }])
      const written = yield* Account.update({ uid, profile: { Email: [{ Type: "Home", Value: "g@example.com" }] } })
      assert.isNull(written.UnverifiedEmail)
      assert.deepStrictEqual(
        written.Email?.map(({ Value }) => Value),
        [email, "g@example.com"]
      )
    })
  )

  flow(
    "that are verified verify the account",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Authentication.addEmail({ accessToken, email: other, type: "Work" })
      yield* Account.update({ uid, profile: { EmailVerified: false } })
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      assert.isTrue((yield* Account.profilesByUid({ uid })).EmailVerified)
    })
  )

  flow(
    "that the user writes into the profile apply at once where verification is off",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: { Email: [{ Type: "Work", Value: other }] }
      })
      assert.deepStrictEqual(
        Data?.Email?.map(({ Value }) => Value),
        [email, other]
      )
      assert.isNull(Data?.UnverifiedEmail)
      assert.strictEqual(yield* countTo(other), 0)
    }),
    { emailVerificationFlow: "disabled" }
  )

  flow(
    "that the user writes into the profile are unverified at first",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        verificationUrl,
        profile: {
          Email: [
            { Type: "Primary", Value: email },
            { Type: "Work", Value: other }
          ]
        }
      })
      assert.deepStrictEqual(Data?.Email, [{ Type: "Primary", Value: email }])
      assert.deepStrictEqual(Data?.UnverifiedEmail, [{ Type: "Work", Value: other }])
      yield* Authentication.verifyEmail({ verificationToken: yield* tokenTo(other) })
      const profile = yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.deepStrictEqual(
        profile.Email?.map(({ Value }) => Value),
        [email, other]
      )
    })
  )

  flow(
    "may be shared where users are identified by user names",
    Effect.gen(function* () {
      const one = yield* user({ userName: "ada" })
      const two = yield* user({ userName: "augusta" })
      const uids = yield* Effect.forEach(["ada", "augusta"], (username) =>
        Effect.map(Account.profilesByUsername({ username }), ({ Uid }) => Uid)
      )
      assert.deepStrictEqual(uids, [one.uid, two.uid])
    }),
    { duplicateEmailWithUniqueUserName: true }
  )
})

describe("profiles", () => {
  flow(
    "have every member, with null, 0 or false for one that is not set",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { Uid: _uid, ...profile } = yield* Account.profilesByUid({ uid })
      const members = Object.entries(profile)
      assert.isAtLeast(members.length, 155)
      assert.isEmpty(members.filter(([, value]) => value === undefined))
      assert.deepInclude(profile, {
        FirstName: null,
        FollowersCount: 0,
        IsEmailSubscribed: false,
        LastLoginDate: "0001-01-01T00:00:00",
        Identities: null,
        CustomFields: null,
        Provider: "Email",
        IsActive: true,
        IsDeleted: false
      })
      assert.match(profile.ID ?? "", /^[0-9a-f]{32}$/)
      assert.notStrictEqual(profile.ID, uid)
    })
  )

  flow(
    "keep their password when they are read, changed and written back",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({
        userName: "ada",
        phoneId: phone,
        profile: { FirstName: "Ada", CustomFields: { plan: "free" }, BirthDate: "12-10-1815" },
        social: [{ ...google, email: "ada@gmail.example" }]
      })
      const before = yield* Authentication.readProfilesByAccessToken({ accessToken })
      yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: Profile.toUpdate({ ...before, LastName: "Lovelace" })
      })
      yield* Account.update({
        uid,
        profile: Profile.toUpdate(yield* Account.profilesByUid({ uid }), { City: "London" })
      })
      assert.strictEqual((yield* login())._tag, "Authenticated")
      const { FullName, City, ...after } = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual([FullName, City], ["Ada Lovelace", "London"])
      for (const member of [
        "UserName",
        "PhoneId",
        "EmailVerified",
        "CustomFields",
        "BirthDate",
        "Identities"
      ] as const) {
        assert.deepStrictEqual(after[member], before[member], member)
      }
    })
  )

  flow(
    "are merged member by member, and null clears a member only with NullSupport",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ profile: { FirstName: "Ada", City: "London", About: "x" } })
      const read = Effect.map(Account.profilesByUid({ uid }), ({ About, City, FirstName }) => [FirstName, City, About])
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { City: null, About: "y" } })
      assert.deepStrictEqual(yield* read, ["Ada", "London", "y"])
      yield* Authentication.updateProfileByAccessToken({ accessToken, nullSupport: true, profile: { City: null } })
      assert.deepStrictEqual(yield* read, ["Ada", null, "y"])
      yield* Account.update({ uid, nullSupport: true, profile: { FirstName: null } })
      assert.deepStrictEqual(yield* read, [null, null, "y"])
    })
  )

  flow(
    "have the time of the last change, which a login does not set",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const modified = Effect.map(Account.profilesByUid({ uid }), ({ ModifiedDate }) => ModifiedDate)
      yield* TestClock.adjust("1 minute")
      yield* login()
      assert.strictEqual(yield* modified, "1970-01-01T00:00:00.000Z")
      yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { About: "x" } })
      assert.strictEqual(yield* modified, "1970-01-01T00:01:00.000Z")
      yield* TestClock.adjust("1 minute")
      yield* Account.update({ uid, profile: { About: "y" } })
      assert.strictEqual(yield* modified, "1970-01-01T00:02:00.000Z")
    })
  )

  flow(
    "accept user name, PIN and security answers with the other members",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken,
        profile: {
          About: "x",
          UserName: "Ada",
          PINInfo: { PIN: "1234" },
          SecurityQuestionAnswer: { [question]: "Byron" }
        }
      })
      assert.deepStrictEqual([Data?.About, Data?.UserName], ["x", "ada"])
      assert.isNotNull(Data?.PIN)
      const updated = yield* Account.update({
        uid,
        profile: { About: "y", SecurityQuestionAnswer: { [question]: "Noel" } }
      })
      assert.strictEqual(updated.About, "y")
      yield* Authentication.resetPasswordBySecurityAnswerAndUsername({
        username: "ada",
        securityAnswer: { [question]: "Noel" },
        password
      })
    })
  )

  flow(
    "lose user name and phone number only by management",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user({ userName: "ada", phoneId: phone })
      const cleared = { nullSupport: true, profile: { UserName: null, PhoneId: null } }
      yield* Authentication.updateProfileByAccessToken({ accessToken, ...cleared })
      assert.strictEqual((yield* Account.profilesByUid({ uid })).UserName, "ada")
      const { PhoneId, UserName } = yield* Account.update({ uid, ...cleared })
      assert.deepStrictEqual([UserName, PhoneId], [null, null])
    })
  )

  flow(
    "have their lists replaced, or lose the elements with the op delete",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const write = (profile: Profile.Update) =>
        Effect.map(Authentication.updateProfileByAccessToken({ accessToken, profile }), ({ Data }) => Data)
      const address = (Type: string, City: string) => ({ Type, City })
      yield* write({ Addresses: [address("Home", "London"), address("Work", "Paris")], InterestedIn: ["a", "b"] })
      const removed = yield* write({ Addresses: [{ Type: "Home", op: "delete" }], InterestedIn: ["c"] })
      assert.deepStrictEqual(removed?.Addresses, [address("Work", "Paris")])
      assert.deepStrictEqual(removed?.InterestedIn, ["c"])
      const replaced = yield* write({ Addresses: [address("Home", "Turin")] })
      assert.deepStrictEqual(replaced?.Addresses, [address("Home", "Turin")])
    })
  )

  flow(
    "ignore members that the user may not write",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const before = yield* Account.profilesByUid({ uid })
      const { status } = yield* raw(
        "PUT",
        "/identity/v2/auth/account",
        {
          uid: unknownUid,
          Provider: "google",
          Password: newPassword,
          FullName: "Someone Else",
          CreatedDate: "2000-01-01T00:00:00Z",
          Verified: "true",
          PinsCount: 7,
          EmailVerified: false,
          IsActive: false,
          IsDeleted: true,
          IsLoginLocked: true,
          DisableLogin: true,
          NoOfLogins: 99,
          Roles: ["admin"]
        },
        { accessToken }
      )
      assert.strictEqual(status, 200)
      const after = yield* Account.profilesByUid({ uid })
      assert.deepStrictEqual(
        { ...after, Password: null, ModifiedDate: null, ProfileModifiedDate: null },
        { ...before, Password: null, ModifiedDate: null, ProfileModifiedDate: null }
      )
      assert.strictEqual((yield* login())._tag, "Authenticated")
    })
  )

  flow(
    "have the age, full name and country code that the emulator derives",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* TestClock.adjust("20000 days")
      // It expired so long ago that it is forgotten.
      const fresh = yield* Effect.flip(Authentication.readProfilesByAccessToken({ accessToken }))
      assert.strictEqual(fresh._tag, "AccessTokenInvalid")
      const session = yield* login()
      if (session._tag !== "Authenticated") return assert.fail("the login wants more")
      const { Data } = yield* Authentication.updateProfileByAccessToken({
        accessToken: session.accessToken,
        profile: {
          FirstName: "Ada",
          LastName: "King",
          BirthDate: "10/4/1980",
          Country: { Name: "united kingdom", Code: "XX" }
        }
      })
      assert.deepStrictEqual(
        [Data?.FullName, Data?.Age, Data?.Country],
        ["Ada King", "44", { Name: "united kingdom", Code: "GB" }]
      )
    })
  )

  flow(
    "of a blocked account cannot be written by its user",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      yield* Account.update({ uid, profile: { IsActive: false } })
      yield* refusalOf(
        Authentication.updateProfileByAccessToken({ accessToken, profile: { About: "x" } }),
        ErrorCode.AccountBlocked,
        documented(991)
      )
    })
  )

  flow(
    "accept a new phone number, which is then unverified, and a passcode is sent to it",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ phoneId: "+15550100999" })
      const { Data } = yield* Authentication.updateProfileByAccessToken({ accessToken, profile: { PhoneId: phone } })
      assert.deepStrictEqual([Data?.PhoneId, Data?.PhoneIdVerified], [phone, false])
      yield* otpTo(phone)
    })
  )

  flow(
    "send the verification mail or the welcome when they are read with its template",
    Effect.gen(function* () {
      const { accessToken } = yield* user({ emailVerified: false })
      yield* Authentication.readProfilesByAccessToken({ accessToken })
      assert.strictEqual(yield* countTo(email), 0)
      yield* Authentication.readProfilesByAccessToken({ accessToken, verificationUrl, emailTemplate: "mine" })
      yield* messageTo(email, "mine")
      yield* times(2, Authentication.readProfilesByAccessToken({ accessToken, welcomeEmailTemplate: "hello" }))
      assert.strictEqual(yield* countTo(email), 2)
    })
  )
})

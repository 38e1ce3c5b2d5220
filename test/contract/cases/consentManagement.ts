import * as Account from "@loginradius-effect/core/Account"
import * as ConsentManagement from "@loginradius-effect/core/ConsentManagement"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import { Effect } from "effect"
import assert from "node:assert/strict"
import {
  agreed,
  agreeing,
  byPassword,
  consentTokenOf,
  filled,
  isValid,
  news,
  optionsOf,
  submit,
  terms,
  withForms
} from "../consent.js"
import { authenticated } from "../pin.js"
import { documented, refusalOf, refuses, shows, unknownUid, user } from "../support.js"

const forms = withForms()

const invalid = documented(1225)

/** The time at which the test clock stands. */
const now = "1970-01-01T00:00:00.000Z"

const firstLogin = { Event: "FirstLogin", Version: 1, IsCustom: false }

export const cases = [
  shows(
    ConsentManagement.submitByConsentToken,
    "accepts the form, and ends the login that was refused without",
    Effect.gen(function* () {
      const { uid } = yield* user()
      const { accessToken, profile } = authenticated(yield* submit(yield* consentTokenOf(byPassword)))
      assert.deepEqual([profile.Uid, profile.NoOfLogins], [uid, 1])
      assert.deepEqual(yield* ConsentManagement.verifyByAccessToken({ accessToken, event: "FirstLogin" }), {
        IsValid: true,
        ConsentProfile: {
          AcceptedConsentVersions: [firstLogin],
          Consents: [
            { ConsentOptionId: terms, AcceptOnDate: now },
            { ConsentOptionId: news, AcceptOnDate: now }
          ]
        }
      })
    }),
    forms
  ),
  refuses(
    ConsentManagement.submitByConsentToken,
    "refuses a token that has been used",
    Effect.gen(function* () {
      yield* user()
      const consentToken = yield* consentTokenOf(byPassword)
      yield* submit(consentToken)
      yield* refusalOf(submit(consentToken), ErrorCode.ConsentTokenInvalid, documented(1229))
    }),
    forms
  ),

  shows(
    ConsentManagement.submitByAccessToken,
    "accepts the form, also for later logins",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const profile = yield* ConsentManagement.submitByAccessToken({ accessToken, ...agreeing })
      assert.deepEqual([profile.Uid, profile.ConsentProfile?.AcceptedConsentVersions], [uid, [firstLogin]])
      assert.equal(yield* isValid(accessToken), true)
      assert.equal((yield* byPassword)._tag, "Authenticated")
    }),
    forms
  ),
  refuses(
    ConsentManagement.submitByAccessToken,
    "refuses a form without what it requires",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        ConsentManagement.submitByAccessToken({ accessToken, ...filled({ [terms]: false, [news]: true }) }),
        ErrorCode.ConsentFormInvalid,
        invalid
      )
      assert.equal(yield* isValid(accessToken), false)
    }),
    forms
  ),

  shows(
    ConsentManagement.updateByAccessToken,
    "withdraws a consent, which is logged",
    Effect.gen(function* () {
      const { accessToken } = yield* agreed
      const consents = filled({ [news]: false }).data
      const after = yield* ConsentManagement.updateByAccessToken({ accessToken, consents })
      assert.deepEqual(after, {
        AcceptedConsentVersions: [firstLogin],
        Consents: [{ ConsentOptionId: terms, AcceptOnDate: now }]
      })
      assert.deepEqual(yield* optionsOf(accessToken), [terms])
      const { ConsentLogs } = yield* ConsentManagement.consentLogs({ accessToken })
      assert.deepEqual(
        ConsentLogs.map((log) => [log.UpdateType, log.ConsentLogs]),
        [
          ["ConsentEditor", [{ ConsentId: news, Event: "Unsubscribe" }]],
          [
            "Default",
            [
              { ConsentId: terms, Event: "Subscribe" },
              { ConsentId: news, Event: "Subscribe" }
            ]
          ]
        ]
      )
    }),
    forms
  ),
  refuses(
    ConsentManagement.updateByAccessToken,
    "refuses to withdraw what is required, and what it does not know",
    Effect.gen(function* () {
      const { accessToken } = yield* agreed
      for (const decisions of [{ [terms]: false }, { c0ffee: true }]) {
        yield* refusalOf(
          ConsentManagement.updateByAccessToken({ accessToken, consents: filled(decisions).data }),
          ErrorCode.ConsentFormInvalid,
          invalid
        )
      }
      assert.deepEqual(yield* optionsOf(accessToken), [terms, news])
    }),
    forms
  ),

  shows(
    ConsentManagement.verifyByAccessToken,
    "tells whether the form was accepted, before and after",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      const verify = ConsentManagement.verifyByAccessToken({ accessToken, event: "FirstLogin" })
      assert.deepEqual(yield* verify, { ConsentProfile: null, IsValid: false })
      yield* ConsentManagement.submitByAccessToken({ accessToken, ...agreeing })
      assert.equal((yield* verify).IsValid, true)
    }),
    forms
  ),
  refuses(
    ConsentManagement.verifyByAccessToken,
    "refuses an event without a form",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      for (const event of [{ event: "Login" }, { event: "FirstLogin", isCustom: true }]) {
        yield* refusalOf(
          ConsentManagement.verifyByAccessToken({ accessToken, ...event }),
          ErrorCode.ConsentFormNotAvailable,
          documented(1224)
        )
      }
    }),
    forms
  ),

  shows(
    ConsentManagement.consentLogs,
    "reads what was submitted, and where from",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* user()
      const submission = filled({ [terms]: true, [news]: false })
      yield* ConsentManagement.submitByAccessToken({ accessToken, ...submission })
      const { ConsentLogs, Uid } = yield* ConsentManagement.consentLogs({ accessToken })
      assert.equal(Uid, uid)
      const [{ Id, ...log } = {}, ...others] = ConsentLogs
      assert.match(String(Id), /^[0-9a-f]{24}$/)
      assert.deepEqual(others, [])
      assert.deepEqual(
        { ...log, UserAgent: undefined, Host: undefined },
        {
          UpdateType: "Default",
          CurrentConsentFormsVersions: [firstLogin],
          LoggedOnDate: now,
          UserAgent: undefined,
          Host: undefined,
          IP: null,
          ConsentLogs: [
            { ConsentId: terms, Event: "Subscribe" },
            { ConsentId: news, Event: "NotOpted" }
          ]
        }
      )
    }),
    forms
  ),
  refuses(
    ConsentManagement.consentLogs,
    "refuses where nothing was logged",
    Effect.gen(function* () {
      const { accessToken } = yield* user()
      yield* refusalOf(
        ConsentManagement.consentLogs({ accessToken }),
        ErrorCode.ConsentLogsNotAvailable,
        documented(1228)
      )
    }),
    forms
  ),

  shows(
    ConsentManagement.consentLogsByUid,
    "reads the same as the user does",
    Effect.gen(function* () {
      const { accessToken, uid } = yield* agreed
      const logs = yield* ConsentManagement.consentLogsByUid({ uid })
      assert.deepEqual(logs, yield* ConsentManagement.consentLogs({ accessToken }))
      assert.equal(logs.ConsentLogs.length, 1)
    }),
    forms
  ),
  refuses(
    ConsentManagement.consentLogsByUid,
    "refuses an unknown account, and one that is gone with its log",
    Effect.gen(function* () {
      const { uid } = yield* agreed
      const unknown = [ErrorCode.UserNotFound, documented(938)] as const
      yield* refusalOf(ConsentManagement.consentLogsByUid({ uid: unknownUid }), ...unknown)
      yield* Account.delete({ uid })
      yield* refusalOf(ConsentManagement.consentLogsByUid({ uid }), ...unknown)
    }),
    forms
  )
]

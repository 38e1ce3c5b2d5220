import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as ReAuthentication from "@loginradius-effect/core/ReAuthentication"
import { Effect } from "effect"
import { pin } from "../../pin.js"
import { byPassword, isBad, isGood, type Kind, mailPasscode, passed, type Token, validate } from "../../stepUp.js"
import { documented, email, other, otpTo, refusalOf, refuses, shows, unknownUid, user } from "../../support.js"

const pins = { pin: { enabled: true } }

const byMail = (accessToken: Token) =>
  Effect.gen(function* () {
    yield* mailPasscode(accessToken)
    return yield* passed(ReAuthentication.byEmailOtpWithoutMfa({ accessToken, otp: yield* otpTo(email) }))
  })

const byPin = (accessToken: Token) => passed(ReAuthentication.byPin({ accessToken, pin }))

/** A token is good for its own user until it expires, and for nobody else; what is none is refused. */
const holds = <E, R>(kind: Kind, stepUp: (accessToken: Token) => Effect.Effect<Token, E, R>) =>
  Effect.gen(function* () {
    const { accessToken, uid } = yield* user({ pin })
    const another = yield* user({ email: other, pin })
    const token = yield* stepUp(accessToken)
    yield* isGood(kind, uid, token)
    yield* isBad(kind, another.uid, token)
    yield* isBad(kind, uid, unknownUid)
  })

const refusesUnknown = (kind: Kind) =>
  Effect.gen(function* () {
    const { uid } = yield* user()
    yield* refusalOf(validate(kind, unknownUid, unknownUid), ErrorCode.UserNotFound, documented(938))
    yield* isBad(kind, uid, unknownUid)
  })

const title = "says of the token of a step-up that it is good, for nobody else than its user"
const refusal = "refuses an unknown user, and an unknown token"

export const cases = [
  shows(ReAuthentication.validateMfa, title, holds("mfa", byMail), pins),
  refuses(ReAuthentication.validateMfa, refusal, refusesUnknown("mfa")),

  shows(ReAuthentication.validatePassword, title, holds("password", byPassword), pins),
  refuses(ReAuthentication.validatePassword, refusal, refusesUnknown("password")),

  shows(ReAuthentication.validatePin, title, holds("pin", byPin), pins),
  refuses(ReAuthentication.validatePin, refusal, refusesUnknown("pin"))
]

/**
 * What logins without a password answer before there is a session.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { SmsStatus } from "./Answers.js"

const smsSentMembers = () => ({
  /** Not every version of the service answers it. */
  IsPosted: Wire.strict(Wire.boolean),
  Data: Wire.strict(SmsStatus)
})

/**
 * A passcode is on its way to a phone.
 *
 * @since 0.1.0
 * @category models
 */
export interface SmsSent extends Wire.Type<typeof smsSentMembers> {}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null

/**
 * @since 0.1.0
 * @category models
 */
export const SmsSent: Wire.Wire<SmsSent> = /* @__PURE__ */ Wire.answer(
  "SmsSent",
  /* @__PURE__ */ Wire.document("SmsSentAnswer", smsSentMembers) as Wire.Wire<SmsSent>,
  (answer) => (isSaid(answer.IsPosted) || isSaid(answer.Data) ? answer : undefined)
)

const verifiedMembers = () => ({
  IsPosted: Wire.boolean,
  IsVerified: Wire.required(Wire.boolean)
})

/**
 * The link in a mail has been followed, and the device that asked for it can log in.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifiedResponse extends Wire.Type<typeof verifiedMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const VerifiedResponse: Wire.Wire<VerifiedResponse> = /* @__PURE__ */ Wire.document(
  "VerifiedResponse",
  verifiedMembers
)

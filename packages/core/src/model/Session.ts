/**
 * Where users are logged in.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"

const activeSessionMembers = () => ({
  AccessToken: Wire.secret,
  LoginDate: Wire.dateTime,
  Browser: Wire.string,
  Device: Wire.string,
  /** As in `Desktop`. */
  DeviceType: Wire.string,
  Os: Wire.string,
  City: Wire.string,
  Country: Wire.string,
  Ip: Wire.string
})

/**
 * A session of a user, and what is known of where it was opened.
 *
 * @since 0.1.0
 * @category models
 */
export interface ActiveSession extends Wire.Type<typeof activeSessionMembers> {}

/**
 * `ActiveSession` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ActiveSessionEncoded extends Wire.Encoded<typeof activeSessionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ActiveSession: Wire.Wire<ActiveSession, ActiveSessionEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "ActiveSession",
  activeSessionMembers
)

const activeSessionsMembers = () => ({
  data: Wire.required(Wire.aliased(Wire.array(ActiveSession), "Data")),
  /** 0 where nothing follows. No source says how a page after the first would be asked for. */
  nextCursor: Wire.aliased(Wire.integer, "nextcursor", "NextCursor")
})

/**
 * The sessions of a user.
 *
 * @since 0.1.0
 * @category models
 */
export interface ActiveSessions extends Wire.Type<typeof activeSessionsMembers> {}

/**
 * `ActiveSessions` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ActiveSessionsEncoded extends Wire.Encoded<typeof activeSessionsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ActiveSessions: Wire.Wire<ActiveSessions, ActiveSessionsEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "ActiveSessions",
  activeSessionsMembers
)

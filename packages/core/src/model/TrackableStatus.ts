/**
 * Statuses whose echo is counted.
 *
 * @since 0.1.0
 */
import * as Wire from "../Wire.js"
import { ShortUrl } from "./SocialLists.js"

const trackableStatusMembers = () => ({
  /** What `SocialLogin.trackableStatusFetching` takes. */
  Id: Wire.required(Wire.string),
  /** The short URL that is in the status, where there is one. */
  Url: ShortUrl
})

/**
 * A status that was published, by the id that its echo is counted under.
 *
 * @since 0.1.0
 * @category models
 */
export interface TrackableStatus extends Wire.Type<typeof trackableStatusMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const TrackableStatus: Wire.Wire<TrackableStatus> = /* @__PURE__ */ Wire.document(
  "TrackableStatus",
  trackableStatusMembers
)

const trackableStatusStatsMembers = () => ({
  Shares: Wire.integer,
  Likes: Wire.integer,
  Comments: Wire.integer
})

/**
 * What became of a published status.
 *
 * @since 0.1.0
 * @category models
 */
export interface TrackableStatusStats extends Wire.Type<typeof trackableStatusStatsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const TrackableStatusStats: Wire.Wire<TrackableStatusStats> = /* @__PURE__ */ Wire.document(
  "TrackableStatusStats",
  trackableStatusStatsMembers
)

/**
 * What somebody has to answer elsewhere for a second factor: an image that a device is to scan, a login that it is to approve, a
 * question of Duo.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

/** `pairing`: a device scans an image. `push`: it is asked for a login. `duo`: Duo asks, on a page of its own. */
export type Kind = "pairing" | "push" | "duo"

/** Points in time are milliseconds since 1970. */
export interface Challenge {
  /** Of Duo's, its `state`. */
  readonly id: string
  readonly kind: Kind
  readonly uid: string
  /** The token of the login that waits for it; undefined where a user sets up a factor, or steps up, who is logged in. */
  readonly login: string | undefined
  /** Whether it is for a step-up. */
  readonly isStepUp?: boolean | undefined
  /** `done`: its approval has been used. */
  readonly state: "pending" | "approved" | "denied" | "done"
  /** What Duo sends the user back with, once it is approved. */
  readonly code: string | undefined
  /** Where Duo sends the user. */
  readonly redirectUri: string | undefined
  readonly createdAt: number
  readonly expiresAt: number
}

type Index = "uid" | "login"

/** By id. */
export const definition: Definition<Challenge, Index> = {
  key: ({ id }) => id,
  indexes: { uid: ({ uid }) => [uid], login: ({ login }) => (login === undefined ? [] : [login]) },
  endsAt: ({ expiresAt }) => expiresAt
}

export interface Reads {
  readonly challenges: Rows<Challenge, Index>
}

export interface Writes {
  readonly challenges: WritableRows<Challenge, Index>
}

export const byId =
  (id: string) =>
  ({ challenges }: Reads): Challenge | undefined =>
    challenges.get(id)

/** All challenges, or those of an account, in the order in which they came. */
export const all =
  (uid?: string) =>
  ({ challenges }: Reads): ReadonlyArray<Challenge> =>
    uid === undefined ? challenges.all() : challenges.by("uid", uid)

/** What a device was asked last for a login. */
export const pushOf =
  (login: string) =>
  ({ challenges }: Reads): Challenge | undefined =>
    challenges.by("login", login).find(({ kind }) => kind === "push")

/** The image that a user who is logged in can let a device scan. */
export const pairingOf =
  (uid: string, now: number) =>
  ({ challenges }: Reads): Challenge | undefined =>
    challenges
      .by("uid", uid)
      .find(({ expiresAt, kind, login }) => kind === "pairing" && login === undefined && expiresAt > now)

/** Writes a challenge. A device is asked once at a time for a login. */
export const put =
  (challenge: Challenge) =>
  ({ challenges }: Writes): void => {
    const before = challenge.kind === "push" && challenge.login !== undefined ? pushOf(challenge.login) : undefined
    const earlier = before?.({ challenges })
    if (earlier !== undefined && earlier.id !== challenge.id) challenges.remove(earlier.id)
    challenges.put(challenge)
  }

/** Removes what a login waited for. What has ended it is still known. */
export const endOfLogin =
  (login: string) =>
  ({ challenges }: Writes): void => {
    for (const { id, state } of challenges.by("login", login)) if (state !== "done") challenges.remove(id)
  }

/** Removes an account's challenges of some kinds; what has ended a login is still known. */
export const endOf =
  (uid: string, kinds: ReadonlyArray<Kind>) =>
  ({ challenges }: Writes): void => {
    for (const { id, kind, state } of challenges.by("uid", uid)) {
      if (kinds.includes(kind) && state !== "done") challenges.remove(id)
    }
  }

/** Gives the challenges of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ challenges }: Writes): void => {
    for (const challenge of challenges.by("uid", from)) challenges.put({ ...challenge, uid: to })
  }

export const removeOf =
  (uid: string) =>
  ({ challenges }: Writes): void => {
    for (const { id } of challenges.by("uid", uid)) challenges.remove(id)
  }

/**
 * The tokens that users have proven once more with who they are.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

/** What was proven: a second factor or a mailed passcode, the password, the PIN. */
export type Kind = "mfa" | "password" | "pin"

/** Points in time are milliseconds since 1970. */
export interface StepUp {
  readonly token: string
  readonly uid: string
  readonly kind: Kind
  readonly createdAt: number
  readonly expiresAt: number
}

/** By token. */
export const definition: Definition<StepUp, "uid"> = {
  key: ({ token }) => token,
  indexes: { uid: ({ uid }) => [uid] },
  endsAt: ({ expiresAt }) => expiresAt
}

export interface Reads {
  readonly stepUps: Rows<StepUp, "uid">
}

export interface Writes {
  readonly stepUps: WritableRows<StepUp, "uid">
}

/** Whether a token is good for an account, for what it was proven by. */
export const isGood =
  (token: string, uid: string, kind: Kind, now: number) =>
  ({ stepUps }: Reads): boolean => {
    const found = stepUps.get(token)
    return found !== undefined && found.uid === uid && found.kind === kind && found.expiresAt > now
  }

export const put =
  (stepUp: StepUp) =>
  ({ stepUps }: Writes): void =>
    stepUps.put(stepUp)

export const remove =
  (token: string) =>
  ({ stepUps }: Writes): void =>
    stepUps.remove(token)

/** Gives the tokens of an account to another one. */
export const move =
  (from: string, to: string) =>
  ({ stepUps }: Writes): void => {
    for (const stepUp of stepUps.by("uid", from)) stepUps.put({ ...stepUp, uid: to })
  }

export const removeOf =
  (uid: string) =>
  ({ stepUps }: Writes): void => {
    for (const { token } of stepUps.by("uid", uid)) stepUps.remove(token)
  }

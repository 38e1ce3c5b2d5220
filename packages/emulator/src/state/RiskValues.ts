/**
 * Where users have logged in from: what a login is compared with that may be risky.
 *
 * @since 0.1.0
 */
import type { Definition, Rows, WritableRows } from "./table.js"

/** What logins are compared by, in the order in which they are. */
export type Factor = "Device" | "Browser" | "City" | "Country" | "IP"

export const factors: ReadonlyArray<Factor> = ["Device", "Browser", "City", "Country", "IP"]

/** A value that an account is known by. Points in time are milliseconds since 1970. */
export interface RiskValue {
  readonly uid: string
  readonly factor: Factor
  readonly value: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
}

const keyOf = ({ factor, uid, value }: Pick<RiskValue, "uid" | "factor" | "value">): string =>
  JSON.stringify([uid, factor, value])

export const definition: Definition<RiskValue, "uid"> = {
  key: keyOf,
  indexes: { uid: ({ uid }) => [uid] }
}

export interface Reads {
  readonly riskValues: Rows<RiskValue, "uid">
}

export interface Writes {
  readonly riskValues: WritableRows<RiskValue, "uid">
}

export const ofAccount =
  (uid: string) =>
  ({ riskValues }: Reads): ReadonlyArray<RiskValue> =>
    riskValues.by("uid", uid)

export const put =
  (value: RiskValue) =>
  ({ riskValues }: Writes): void =>
    riskValues.put(value)

export const remove =
  (value: RiskValue) =>
  ({ riskValues }: Writes): void =>
    riskValues.remove(keyOf(value))

/** Gives what an account is known by to another one. */
export const move =
  (from: string, to: string) =>
  ({ riskValues }: Writes): void => {
    for (const row of riskValues.by("uid", from)) {
      riskValues.remove(keyOf(row))
      riskValues.put({ ...row, uid: to })
    }
  }

/** Forgets what an account is known by. */
export const removeOf =
  (uid: string) =>
  ({ riskValues }: Writes): void => {
    for (const row of riskValues.by("uid", uid)) riskValues.remove(keyOf(row))
  }

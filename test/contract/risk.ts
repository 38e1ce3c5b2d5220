/** What tests of risky logins share. */
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"
import type { Emulator, Settings } from "@loginradius-effect/emulator"
import { email, password } from "./support.js"

export const home = "192.0.2.7"
export const away = "203.0.113.9"

/** An application that judges logins by the address, unless said otherwise. */
export const judging = (
  factor: Partial<Settings.RiskFactor> = {},
  more: NonNullable<Emulator.Options["risk"]> = {}
): Emulator.Options => ({ risk: { enabled: true, factors: [{ factor: "IP", action: "MFA", ...factor }], ...more } })

/** Calls from an address. */
export const from = (originIp: string) => LoginRadiusConfig.override({ originIp })

export const byPassword = Authentication.loginByEmail({ email, password })

/** A first login, which makes the address known. */
export const known = byPassword.pipe(from(home))

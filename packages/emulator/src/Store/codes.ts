/** Tokens of links, and OTPs. */
import * as Arr from "effect/Array"
import * as HashMap from "effect/HashMap"
import { emailKey, phoneKey } from "./Account.js"
import type { Checked, Code, Purpose } from "./Code.js"
import { get, type State } from "./State.js"

export const issue = (state: State, code: Code): State =>
  code.kind === "token"
    ? { ...state, tokens: HashMap.set(state.tokens, code.secret, code) }
    : { ...state, otps: HashMap.set(state.otps, code.uid, [code, ...(get(state.otps, code.uid) ?? [])]) }

const judge = (code: Code | undefined, purposes: ReadonlyArray<Purpose>, now: number): Checked => {
  if (code === undefined || !purposes.includes(code.purpose)) return { _tag: "Unknown" }
  if (code.isUsed) return { _tag: "Used", code }
  return code.expiresAt <= now ? { _tag: "Expired", code } : { _tag: "Good", code }
}

export const checkToken = (state: State, purposes: ReadonlyArray<Purpose>, token: string, now: number): Checked =>
  judge(get(state.tokens, token), purposes, now)

export const checkOtp = (
  state: State,
  purposes: ReadonlyArray<Purpose>,
  uid: string,
  otp: string,
  now: number
): Checked => {
  const sent = (get(state.otps, uid) ?? []).filter(
    ({ purpose, secret }) => secret === otp && purposes.includes(purpose)
  )
  // The same digits can have been sent twice: a code that still works wins.
  return judge(sent.find(({ expiresAt, isUsed }) => !isUsed && expiresAt > now) ?? sent[0], purposes, now)
}

export const byMessage = (state: State, messageId: string): Code | undefined =>
  Arr.fromIterable(HashMap.values(state.otps))
    .flat()
    .find((code) => code.messageId === messageId)

/** Whoever has proven an address, or has set a password, has no further use for the other codes sent for it. */
export const spend = (state: State, spent: Code): State => {
  const isForAddress = spent.purpose === "verifyEmail" || spent.purpose === "addEmail"
  const used = (code: Code): Code =>
    code.uid === spent.uid &&
    code.purpose === spent.purpose &&
    phoneKey(code.phone ?? "") === phoneKey(spent.phone ?? "") &&
    (!isForAddress || emailKey(code.email ?? "") === emailKey(spent.email ?? ""))
      ? { ...code, isUsed: true }
      : code
  const otps = get(state.otps, spent.uid)
  return {
    ...state,
    tokens: HashMap.map(state.tokens, used),
    otps: otps === undefined ? state.otps : HashMap.set(state.otps, spent.uid, otps.map(used))
  }
}

export const removeOf = (state: State, uid: string): State => ({
  ...state,
  tokens: HashMap.filter(state.tokens, (code) => code.uid !== uid),
  otps: HashMap.remove(state.otps, uid)
})

/** Who sends a request, for the sessions that it opens. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Context from "effect/Context"
import type { Visitor } from "../Store/Session.js"

export class CurrentVisitor extends Context.Tag("@loginradius-effect/emulator/internal/visitor")<
  CurrentVisitor,
  Visitor
>() {}

const given = (header: string | undefined): string | undefined =>
  header === undefined || header.trim() === "" ? undefined : header.trim()

/** A server that calls for a browser passes on what it knows of that. */
export const visitorOf = ({ headers }: Request): Visitor => ({
  ip: given(headers["x-origin-ip"]),
  userAgent: given(headers["x-origin-user-agent"]) ?? given(headers["user-agent"])
})

type Table = ReadonlyArray<readonly [name: string, form: RegExp]>

/** The first that fits counts: most browsers name others that they can pass for. */
const browsers: Table = [
  ["Edge", /\bEdg/],
  ["Opera", /\bOPR\//],
  ["Firefox", /\bFirefox\//],
  ["Chrome", /\bChrome\//],
  ["Safari", /\bSafari\//]
]

const systems: Table = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["Mac OS X", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/]
]

const among = (table: Table, userAgent: string): string | null =>
  table.find(([, form]) => form.test(userAgent))?.[0] ?? null

/** What can be read from a user agent. */
export const describe = (visitor: Visitor | undefined) => {
  const userAgent = visitor?.userAgent ?? ""
  const isMobile = /\b(?:Mobile|Android|iPhone|iPad)\b/.test(userAgent)
  const os = among(systems, userAgent)
  return {
    Browser: among(browsers, userAgent),
    Os: os,
    Device: /\b(iPhone|iPad)\b/.exec(userAgent)?.[0] ?? null,
    DeviceType: isMobile ? "Mobile" : os === null ? null : "Desktop",
    Ip: visitor?.ip ?? null
  }
}

/** Who sends a request, for the sessions that it opens. */
import type { Request } from "@loginradius-effect/core/Handler"
import * as Context from "effect/Context"
import type { Visitor } from "../state/Sessions.js"

export class CurrentVisitor extends Context.Tag("@loginradius-effect/emulator/internal/visitor")<
  CurrentVisitor,
  Visitor
>() {}

const given = (header: string | undefined): string | undefined =>
  header === undefined || header.trim() === "" ? undefined : header.trim()

/** A server that calls for a browser passes on what it knows of that. */
export const visitorOf = ({ headers, remoteAddress }: Request): Visitor => ({
  ip: given(headers["x-origin-ip"]) ?? remoteAddress,
  userAgent: given(headers["x-origin-user-agent"]) ?? given(headers["user-agent"])
})

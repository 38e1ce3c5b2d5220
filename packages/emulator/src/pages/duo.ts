/** The page in Duo's place: it asks whether to approve a login, and sends the browser back. */
import type { Request, Response } from "@loginradius-effect/core/Handler"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import { withoutSlash } from "../pipeline/paths.js"
import * as challenges from "../rules/challenges.js"
import * as duo from "../rules/duo.js"
import type { CurrentSettings } from "../Settings.js"
import * as Accounts from "../state/Accounts.js"
import { addressesOf } from "../state/Accounts.js"
import type { Challenge } from "../state/Challenges.js"
import type { Store } from "../Store.js"
import { html, redirect, text } from "./markup.js"

type Page = Effect.Effect<Response, never, Store | CurrentSettings>

export const isPage = (path: string): boolean => withoutSlash(path).toLowerCase() === duo.page

export const pages = (request: Request): Page | undefined => {
  if (!isPage(request.path)) return undefined
  const state = request.query["state"] ?? ""
  if (request.method === "GET") return asked(state, (challenge) => form(request, challenge))
  return request.method === "POST" ? asked(state, ({ id }) => answered(request, id)) : undefined
}

const problem = (message: string): Response => html(404, "Duo", `<p role="alert">${text(message)}</p>`)

/** The question of a state, if it can still be answered. */
const asked = (
  state: string,
  page: (challenge: Challenge) => Effect.Effect<Response, challenges.NoChallenge, Store | CurrentSettings>
): Page =>
  challenges.question(state).pipe(
    Effect.flatMap(page),
    Effect.catchAll(({ message }) => Effect.succeed(problem(message)))
  )

const form = ({ rawQuery }: Request, { redirectUri = "", uid }: Challenge): Page =>
  Effect.map(current, ({ settings, store }) => {
    const account = store.read(Accounts.byUid(uid))
    const name = account === undefined ? uid : (account.userName ?? addressesOf(account)[0]?.Value ?? uid)
    return html(
      200,
      "Duo",
      `<p>Is it you, ${text(name)}, who logs in to ${text(settings.appName)}?</p>
<form method="post" action="?${text(rawQuery)}">
<p><button name="answer" value="approve">Approve</button></p>
<p><button name="answer" value="deny">Deny</button></p>
</form>`,
      { leadsTo: redirectUri }
    )
  })

const answered = ({ rawBody }: Request, id: string) => {
  switch (new URLSearchParams(rawBody).get("answer")) {
    case "approve":
      return Effect.map(challenges.approve(id), back)
    case "deny":
      return Effect.map(challenges.deny(id), back)
    default:
      return Effect.succeed(html(400, "Duo", `<p role="alert">The answer has to be approve or deny.</p>`))
  }
}

const back = ({ redirectTo = "" }: { readonly redirectTo: string | undefined }): Response => redirect(redirectTo)

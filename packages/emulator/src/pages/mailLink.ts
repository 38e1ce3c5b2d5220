/** Where links of mails lead whose sender has no page of its own: in place of LoginRadius' page, which would use the token. */
import type { Request, Response } from "@loginradius-effect/core/Handler"
import { html, text } from "./markup.js"

/** The operations that take the token of a link, by its kind. */
const takers: ReadonlyMap<string, string> = new Map([
  ["emailverification", "Authentication.verifyEmail"],
  ["reset", "Authentication.resetPasswordByResetToken"],
  ["deleteuser", "Authentication.deleteAccount"],
  ["oneclicksignin", "PasswordlessLogin.loginVerification"],
  ["autologin", "SmartLogin.verifyToken"]
])

/** Whether a request follows the link of a mail. */
export const isFollowed = ({ method, query }: Request): boolean => method === "GET" && query["vtoken"] !== undefined

/** Says what to do with the link. A visit spends no token: programs that read mails follow links too. */
export const page = ({ query }: Request): Response => {
  const taker = takers.get((query["vtype"] ?? "").toLowerCase())
  return html(
    200,
    "A link of a mail",
    `<p>LoginRadius has a page here that would use this link. The emulator has none, and has not used it.</p>
<p>Give <code>vtoken</code>, in the address of this page, to ${
      taker === undefined ? "the operation that it is for" : `<code>${text(taker)}</code>`
    }, or send mails with the address of a page of your own.</p>`
  )
}

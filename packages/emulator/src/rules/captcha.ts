/** Captchas: whatever service asks them, the settings say which answer solves them. */
import type { Request } from "@loginradius-effect/core/Handler"
import { isObject } from "../internal/json.js"
import { isSame } from "../internal/secrets.js"
import type { Settings } from "../Settings.js"

const names = ["g-recaptcha-response", "h-captcha-response", "qq_captcha_ticket"]

/** Whether the application has a captcha. */
export const isConfigured = ({ captcha }: Settings): boolean =>
  captcha.v2 || captcha.invisible || captcha.siteKey !== "" || captcha.qqKey !== ""

/** What the captcha of a request is, in the query or in the body. */
export const judge = (request: Request, { captcha }: Settings): "missing" | "solved" | "wrong" => {
  const body = isObject(request.body) ? request.body : {}
  const answer = [...Object.entries(request.query), ...Object.entries(body)].find(
    ([name, value]) => names.includes(name.toLowerCase()) && typeof value === "string" && value.trim() !== ""
  )?.[1]
  if (answer === undefined) return "missing"
  return isSame(String(answer), captcha.solution) ? "solved" : "wrong"
}

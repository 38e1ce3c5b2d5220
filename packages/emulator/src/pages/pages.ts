/** All pages: where a browser goes that is no client of the API. */
import type { Request, Response } from "@loginradius-effect/core/Handler"
import type * as Effect from "effect/Effect"
import type { Outbox } from "../Outbox.js"
import type { CurrentSettings } from "../Settings.js"
import type { Store } from "../Store.js"
import * as duo from "./duo.js"
import * as socialLogin from "./socialLogin.js"

/** Whether a path is that of a page. */
export const isPage = (path: string): boolean => socialLogin.isPage(path) || duo.isPage(path)

/** The page that a request is for, if it is for one. */
export const pages = (request: Request): Effect.Effect<Response, never, Store | Outbox | CurrentSettings> | undefined =>
  socialLogin.pages(request) ?? duo.pages(request)

import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Either from "effect/Either"
import { urlOf } from "./effect.js"

/** Where a request goes, as undici takes it. */
export interface Target {
  readonly origin: string
  readonly path: string
}

/** The target of a URL in canonical form and without a fragment, as core makes them: nothing needs to be parsed. */
export const canonicalTarget = (url: string): Target => {
  const path = url.indexOf("/", url.indexOf("//") + 2)
  return { origin: url.slice(0, path), path: url.slice(path) }
}

/** The target of any request. The fragment is for the caller alone and never sent. */
export const targetOf = (request: HttpClientRequest.HttpClientRequest): Either.Either<Target, unknown> =>
  Either.flatMap(urlOf(request), ({ origin, password, pathname, protocol, search, username }) => {
    if (protocol !== "https:" && protocol !== "http:") return Either.left("not an http(s) URL")
    // undici would drop them silently.
    if (username !== "" || password !== "") return Either.left("a URL with credentials")
    return Either.right({ origin, path: pathname + search })
  })

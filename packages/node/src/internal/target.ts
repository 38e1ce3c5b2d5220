import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as UrlParams from "@effect/platform/UrlParams"
import * as Either from "effect/Either"

/** Where a request goes, as undici takes it. */
export interface Target {
  readonly origin: string
  readonly path: string
}

/** The target of a request. The fragment is for the caller alone and never sent. */
export const targetOf = ({
  hash,
  url,
  urlParams
}: HttpClientRequest.HttpClientRequest): Either.Either<Target, unknown> =>
  Either.flatMap(
    UrlParams.makeUrl(url, urlParams, hash),
    ({ origin, password, pathname, protocol, search, username }) => {
      if (protocol !== "https:" && protocol !== "http:") return Either.left("not an http(s) URL")
      // They would be left out without a word.
      if (username !== "" || password !== "") return Either.left("a URL with credentials")
      return Either.right({ origin, path: pathname + search })
    }
  )

/** Endpoints that answer in pages, with streams over all of them. */
import type * as HttpClient from "@effect/platform/HttpClient"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Endpoint } from "../../Endpoint.js"
import { paginate } from "../effect/stream.js"
import type { LoginRadiusConfig } from "../../LoginRadiusConfig.js"

/** An endpoint that answers one page, with streams that go on from the page of their input to the last. */
export interface Paged<in I, out A, out E, out W, out Item> extends Endpoint<I, A, E, W> {
  /** The page that the input asks for and all that follow it. Each is read when it is needed. */
  readonly pages: (input: I) => Stream.Stream<A, E, LoginRadiusConfig | HttpClient.HttpClient>
  /** The items of those pages. */
  readonly items: (input: I) => Stream.Stream<Item, E, LoginRadiusConfig | HttpClient.HttpClient>
}

/**
 * Adds the streams: `items` reads a page, `next` answers the input for the page after it, or nothing at the last. Where the
 * service answers a page after the last with an error, `isEnd` knows it.
 */
export const paged = <I, A, E, W, Item>(
  endpoint: Endpoint<I, A, E, W>,
  read: {
    readonly items: (page: A) => ReadonlyArray<Item>
    readonly next: (page: A, input: I) => I | undefined
    readonly isEnd?: (error: E) => boolean
  }
): Paged<I, A, E, W, Item> => {
  const isEnd = read.isEnd ?? (() => false)
  const pages = (first: I) =>
    paginate(first, (input) =>
      Effect.matchEffect(endpoint(input), {
        onFailure: (error) =>
          input !== first && isEnd(error) ? Effect.succeed({ values: [], next: undefined }) : Effect.fail(error),
        onSuccess: (page) => Effect.succeed({ values: [page], next: read.next(page, input) })
      })
    )
  const items = (input: I) => Stream.flatMap(pages(input), (page) => Stream.fromIterable(read.items(page)))
  return Object.assign(endpoint, { pages, items }) as Paged<I, A, E, W, Item>
}

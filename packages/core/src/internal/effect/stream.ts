/** Streams over pages. */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

/** What one step of a stream comes to: values, and what the next step begins with, if there is one. */
export interface Page<out A, out S> {
  readonly values: ReadonlyArray<A>
  readonly next: S | undefined
}

/** The values of all pages, each page asked for when it is needed. */
export const paginate = <S, A, E, R>(
  first: S,
  page: (from: S) => Effect.Effect<Page<A, S>, E, R>
): Stream.Stream<A, E, R> =>
  Stream.paginateChunkEffect(first, (from) =>
    Effect.map(page(from), ({ next, values }) => [Chunk.fromIterable(values), Option.fromNullable(next)] as const)
  )

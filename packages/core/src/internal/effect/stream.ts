/** Streams over pages. */
import * as Chunk from "effect/Chunk"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"

/** The values of a page, and where the next page begins; undefined after the last. */
export interface Page<out A, out S> {
  readonly values: ReadonlyArray<A>
  readonly next: S | undefined
}

/** The values of all pages. Each page is read when it is needed. */
export const paginate = <S, A, E, R>(
  first: S,
  page: (from: S) => Effect.Effect<Page<A, S>, E, R>
): Stream.Stream<A, E, R> =>
  Stream.paginateChunkEffect(first, (from) =>
    Effect.map(page(from), ({ next, values }) => [Chunk.fromIterable(values), Option.fromNullable(next)] as const)
  )

import { assert, describe, it } from "@effect/vitest"
import { afterEach, beforeEach, vi } from "vitest"
import { deadlineOf } from "../../packages/node/src/internal/deadline.js"

/** Notes when it expires, in milliseconds since the test began. */
const watched = (millis: number) => {
  const expired: Array<number> = []
  const start = performance.now()
  const item = { expire: () => void expired.push(Math.round(performance.now() - start)) }
  const deadline = deadlineOf(millis)
  deadline?.watch(item)
  return { expired, give: () => deadline?.unwatch(item) }
}

describe("a deadline", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "hrtime"] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("ends each that it watches in its own time, by one timer for those that have the same", () => {
    const first = watched(1000)
    const short = watched(100)
    vi.advanceTimersByTime(400)
    const second = watched(1000)
    const given = watched(1000)
    assert.strictEqual(vi.getTimerCount(), 1)
    given.give()
    vi.advanceTimersByTime(5000)
    assert.deepStrictEqual(
      [first, short, second, given].map(({ expired }) => expired),
      [[1000], [100], [1000], []]
    )
    assert.strictEqual(vi.getTimerCount(), 0)
  })

  it("may be set anew by what ends", () => {
    const again: Array<{ readonly expired: ReadonlyArray<number> }> = []
    deadlineOf(50)?.watch({ expire: () => void again.push(watched(50)) })
    vi.advanceTimersByTime(200)
    assert.deepStrictEqual(
      again.map(({ expired }) => expired),
      [[50]]
    )
    assert.strictEqual(vi.getTimerCount(), 0)
  })

  it("is never over for a time that no timer of Node can take", () => {
    assert.isUndefined(deadlineOf(Infinity))
    assert.isUndefined(deadlineOf(2 ** 31))
  })

  it("is over at once for no time at all", () => {
    const { expired } = watched(0)
    vi.advanceTimersByTime(1)
    assert.deepStrictEqual(expired, [1])
  })
})

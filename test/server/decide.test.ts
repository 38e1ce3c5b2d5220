import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import {
  type Ask,
  decide,
  empty,
  full,
  levelAt,
  refuse,
  second,
  type State,
  stretched
} from "../../packages/server/src/internal/decide.js"
import { slotOf } from "../../packages/server/src/internal/settings.js"
import { densest } from "./budgetFixture.js"

const start = 1_000 * second

const headroom = 0.05

const asking = (rate: number, changes: Partial<Ask> = {}): Ask => ({
  now: start,
  slot: slotOf(rate, headroom),
  laneSlot: 0,
  slack: headroom * second,
  patience: 0,
  ...changes
})

/** Asks again and again, as soon as it can be granted, and gives the times of the grants. */
const greedy = (rate: number, span: number, changes: Partial<Ask> = {}): ReadonlyArray<number> => {
  const grants: Array<number> = []
  let state: State = empty
  for (let now = start; now < start + span;) {
    const verdict = decide(state, asking(rate, { ...changes, now }))
    if (verdict.granted) grants.push(now)
    state = verdict.state
    now += verdict.granted ? 1 : verdict.wait
  }
  return grants
}

/** A bucket of 5 that is filled again all the time: what is often taken for 5 calls a second. */
const bucket = (rate: number, span: number): ReadonlyArray<number> => {
  const grants: Array<number> = []
  let tokens = rate
  for (let at = 0; at < span; at += 1000, tokens = Math.min(rate, tokens + rate / 1000)) {
    while (tokens >= 1) {
      tokens -= 1
      grants.push(at)
    }
  }
  return grants
}

describe("decide", () => {
  it("grants no more than the rate in any second, however often it is asked", () => {
    for (const rate of [1, 5, 10, 50, 100]) assert.isAtMost(densest(greedy(rate, 10 * second), second), rate, `${rate}`)
  })

  it("is not a bucket, which lets 9 through in the first second at 5 a second", () => {
    assert.strictEqual(densest(bucket(5, 10 * second), second), 9)
    assert.strictEqual(densest(greedy(5, 10 * second), second), 5)
  })

  it("grants all but the headroom of the rate", () => {
    for (const rate of [5, 50, 100]) {
      assert.approximately(greedy(rate, 100 * second).length, (100 * rate) / (1 + headroom), 2, `${rate}`)
    }
  })

  it("grants a lane no more than its share in any second, also where it could not always take its slot", () => {
    const shares = FastCheck.constantFrom([5, 0.6], [5, 0.8], [50, 0.6], [50, 0.8], [100, 0.6], [10, 0.8])
    const others = FastCheck.array(FastCheck.integer({ min: 1, max: 300_000 }), { minLength: 50, maxLength: 50 })
    FastCheck.assert(
      FastCheck.property(shares, others, ([rate = 0, share = 0], pauses) => {
        const laneSlot = slotOf(rate * share, headroom)
        const grants: Array<number> = []
        let state: State = empty
        let now = start
        for (const pause of pauses) {
          const verdict = decide(state, asking(rate, { laneSlot, now }))
          if (verdict.granted) grants.push(now)
          // Somebody else takes a slot between.
          state = decide(verdict.state, asking(rate, { now, patience: second })).state
          now += Math.max(1, Math.min(verdict.wait, pause))
        }
        assert.isAtMost(densest(grants, second), Math.round(rate * share))
      })
    )
  })

  it("lets a lane catch up what it waited for others, within the headroom", () => {
    const laneSlot = slotOf(3, headroom)
    const first = decide(empty, asking(5, { laneSlot }))
    const late = first.state.lane + 40_000
    const second = decide(first.state, asking(5, { laneSlot, now: late }))
    assert.isTrue(second.granted)
    assert.strictEqual(second.state.lane, first.state.lane + laneSlot)
  })

  it("takes a slot ahead of time for those who have patience, and none for those who have not", () => {
    const { state } = decide(empty, asking(5))
    const login = decide(state, asking(5, { patience: 10 * second }))
    assert.deepStrictEqual([login.granted, login.wait], [true, 210_000])
    const bulk = decide(login.state, asking(5, { laneSlot: slotOf(3, headroom) }))
    assert.deepStrictEqual([bulk.granted, bulk.wait], [false, 420_000])
    assert.strictEqual(bulk.state, login.state)
  })

  it("takes no slot that would have to be waited for too long", () => {
    const { state } = decide(empty, asking(5))
    const verdict = decide(state, asking(5, { patience: 200_000 }))
    assert.isFalse(verdict.granted)
    assert.strictEqual(verdict.state, state)
  })
})

describe("refuse", () => {
  it("lets nothing go before the pause is over, and then half of the rate", () => {
    const state = refuse(empty, start, 2 * second)
    const verdict = decide(state, asking(5, { patience: 10 * second }))
    assert.deepStrictEqual([verdict.granted, verdict.wait], [true, 2 * second])
    assert.strictEqual(verdict.state.next - start, 2 * second + 2 * 210_000)
  })

  it("gives a tenth of the rate back for each quiet second, up to the plan's", () => {
    const state = refuse(empty, start, second)
    const levels = [0, 1, 2, 3, 5, 6, 7, 60].map((seconds) => levelAt(state, start + seconds * second))
    assert.deepStrictEqual(levels, [5000, 5000, 6000, 7000, 9000, 10_000, 10_000, 10_000])
  })

  it("halves once for what is refused at the same time, and again for what is refused later", () => {
    let state = refuse(empty, start, 0)
    for (let i = 0; i < 64; i++) state = refuse(state, start + 1000 * i, 0)
    assert.strictEqual(state.level, full / 2)
    state = refuse(state, state.quiet + second, 0)
    assert.strictEqual(state.level, full * 0.3)
  })

  it("leaves a sixteenth of the rate, whatever is refused", () => {
    let state = empty
    for (let i = 0; i < 100; i++) state = refuse(state, state.quiet, second)
    assert.strictEqual(state.level, full / 16)
    assert.strictEqual(stretched(200_000, state.level), 16 * 200_000)
  })

  it("never makes a pause shorter", () => {
    const long = refuse(empty, start, 20 * second)
    assert.strictEqual(refuse(long, start + second, second).pause, long.pause)
  })
})

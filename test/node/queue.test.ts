import { assert, describe, it } from "@effect/vitest"
import { FastCheck } from "effect"
import type { Connect } from "../../packages/node/src/internal/connect.js"
import { Queue, type Waiting } from "../../packages/node/src/internal/queue.js"
import { type Linked, List } from "../../packages/node/src/internal/list.js"

class Item implements Linked<Item> {
  previous: Item | undefined = undefined
  next: Item | undefined = undefined
  constructor(readonly id: number) {}
}

describe("a list", () => {
  it("behaves like an array, and removed items keep no reference to it", () => {
    const step = FastCheck.oneof(
      FastCheck.constantFrom("push" as const, "shift" as const, "pop" as const),
      FastCheck.nat({ max: 20 })
    )
    FastCheck.assert(
      FastCheck.property(FastCheck.array(step, { maxLength: 100 }), (steps) => {
        const list = new List<Item>()
        const array: Array<Item> = []
        for (const [id, step] of steps.entries()) {
          if (step === "push") {
            const item = new Item(id)
            list.push(item)
            array.push(item)
            continue
          }
          const [expected] = typeof step === "number" ? array.splice(step, 1) : [array[step]()]
          if (typeof step !== "number") assert.strictEqual(list[step](), expected)
          else if (expected !== undefined) list.remove(expected)
          assert.deepStrictEqual([expected?.previous, expected?.next], [undefined, undefined])
        }
        for (const expected of array) assert.strictEqual(list.shift(), expected)
        assert.isUndefined(list.shift())
      })
    )
  })
})

/** Connections that are never made. */
const neverConnects: Connect = () => {}

class Request implements Waiting {
  previous: Waiting | undefined = undefined
  next: Waiting | undefined = undefined
  queue: Queue | undefined = undefined
  place: Waiting["place"] = undefined
  refused = false
  readonly options = { origin: "http://host.test", path: "/", method: "GET" as const }
  readonly refuse = (): void => void (this.refused = true)
  readonly onRequestStart = (): void => {}
  readonly onResponseError = (): void => {
    this.refused = true
    this.place?.over()
  }
}

/** A queue without a free place. */
const fullQueue = () => {
  let emptied = 0
  const queue = new Queue("http://host.test", neverConnects, 2, () => (emptied += 1))
  const served = [new Request(), new Request()]
  for (const request of served) queue.enter(request)
  return { emptied: () => emptied, queue, served }
}

/** All objects that an object refers to, at any depth. */
const reachable = (from: object): Set<unknown> => {
  const seen = new Set<unknown>()
  const next: Array<unknown> = [from]
  for (let value = next.pop(); value !== undefined; value = next.pop()) {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof Set || value instanceof Map || Array.isArray(value)) next.push(...value)
    for (const { value: member } of Object.values(Object.getOwnPropertyDescriptors(value))) {
      if (member !== undefined) next.push(member)
    }
  }
  return seen
}

describe("a queue", () => {
  it("keeps no reference to requests that have left it, at any position", async () => {
    const { queue } = fullQueue()
    const requests = Array.from({ length: 1000 }, () => new Request())
    const kept = requests.filter((_, i) => i % 100 === 50)
    for (const request of requests) queue.enter(request)
    for (const request of requests) if (!kept.includes(request)) queue.leave(request)
    const held = reachable(queue)
    assert.deepStrictEqual(
      requests.filter((request) => held.has(request)),
      kept
    )
    await queue.close(new Error("closed"))
    assert.deepStrictEqual(
      requests.filter((request) => request.refused),
      kept
    )
  })

  it("is empty once it is closed", async () => {
    const { emptied, queue, served } = fullQueue()
    await queue.close(new Error("closed"))
    // After undici has dropped its own references.
    await new Promise(setImmediate)
    assert.isTrue(served.every(({ refused }) => refused))
    assert.strictEqual(emptied(), 1)
  })
})

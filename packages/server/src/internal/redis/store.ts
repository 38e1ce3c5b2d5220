/** Books in Redis: the keys of each, and the scripts that read and change them. */
import type { Redis } from "ioredis"
import type { Book, Line } from "../book.js"
import type { Store } from "../shared.js"
import * as scripts from "./scripts.js"

export interface StoreOptions {
  readonly prefix: string
  /** Stands for an API key in the names of keys. */
  readonly digest: (apiKey: string) => string
  /** Names this process among those that draw on a book. */
  readonly member: string
  /** Keeps a stream of all grants, for tests. */
  readonly keepsGrants?: boolean | undefined
}

/** A script as ioredis runs it: by its digest, and by its text where Redis does not know it yet. */
type Script<A> = (...keysAndArguments: ReadonlyArray<string | number>) => Promise<A>

interface Scripts {
  readonly loginradiusAsk: Script<readonly [granted: number, wait: number, level: number, pause: number, now: number]>
  readonly loginradiusRefuse: Script<readonly [level: number, pause: number]>
  readonly loginradiusBeat: Script<number>
}

interface Keys {
  readonly next: string
  readonly lanes: ReadonlyArray<string>
  readonly pause: string
  readonly processes: string
  readonly grants: string
}

export interface RedisStore extends Store {
  /** Says that this process is gone, if it can. */
  readonly leave: () => void
}

export const make = (redis: Redis, { digest, keepsGrants = false, member, prefix }: StoreOptions): RedisStore => {
  redis.defineCommand("loginradiusAsk", { numberOfKeys: 4, lua: scripts.ask })
  redis.defineCommand("loginradiusRefuse", { numberOfKeys: 1, lua: scripts.refuse })
  redis.defineCommand("loginradiusBeat", { numberOfKeys: 1, lua: scripts.beat })
  const { loginradiusAsk, loginradiusBeat, loginradiusRefuse } = bound(redis)

  const known = new Map<Book, Keys>()
  const keysOf = (book: Book): Keys => {
    let keys = known.get(book)
    if (!keys) {
      // In one hash tag: a cluster keeps what is in braces on one node, where a script can have all of it.
      const tag = `{${prefix}:${digest(book.application)}:${book.bucket}}`
      keys = {
        next: `${tag}:next`,
        lanes: book.lines.map(({ lane }) => `${tag}:lane:${lane.name}`),
        pause: `${tag}:pause`,
        processes: `${tag}:processes`,
        grants: `${tag}:grants`
      }
      known.set(book, keys)
    }
    return keys
  }

  /** Since when a line asks for its next slot, by Redis' time. */
  const asked = new Map<Line, number>()

  return {
    ask: (book, line, { laneSlot, patience, slack, slot }) => {
      const { lane } = line
      const { grants, lanes, next, pause } = keysOf(book)
      const keys = [next, lanes[lane.index] as string, pause, grants]
      const kept = keepsGrants ? [lane.name, member, asked.get(line) ?? ""] : ["", "", ""]
      return loginradiusAsk(...keys, slot, laneSlot, slack, patience, ...kept).then(
        ([granted, wait, level, pause, now]) => {
          if (granted === 1) asked.delete(line)
          else if (keepsGrants && !asked.has(line)) asked.set(line, now)
          return { granted: granted === 1, wait, level, pause }
        }
      )
    },
    refuse: (book, pause) => loginradiusRefuse(keysOf(book).pause, pause).then(([level, pause]) => ({ level, pause })),
    beat: (book) => loginradiusBeat(keysOf(book).processes, member),
    renew: () => redis.disconnect(true),
    leave: () => {
      if (redis.status !== "ready") return
      for (const { processes } of known.values()) redis.zrem(processes, member).catch(() => {})
    }
  }
}

const bound = (redis: Redis): Scripts => {
  const { loginradiusAsk, loginradiusBeat, loginradiusRefuse } = redis as unknown as Scripts
  return {
    loginradiusAsk: loginradiusAsk.bind(redis),
    loginradiusRefuse: loginradiusRefuse.bind(redis),
    loginradiusBeat: loginradiusBeat.bind(redis)
  }
}

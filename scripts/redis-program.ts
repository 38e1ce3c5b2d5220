/** Prints where a `redis-server` is, for benchmarks, as JSON: its path, and its libraries where they are not the system's. */
import { redisProgram } from "../test/support/redisServer.js"

console.log(JSON.stringify((await redisProgram()) ?? null))

/** What a budget in Redis costs the process that asks it, beside its script alone. */
import { spawn } from "node:child_process"
import { createServer, type AddressInfo } from "node:net"
import { compare } from "../compare.js"
import { type Case, type Figure, ratio } from "../figure.js"
import { pinned, runScript } from "../processes.js"

interface Program {
  readonly path: string
  readonly libraries?: string
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Runs `use` with the port of a Redis, which is stopped afterwards. */
const withRedis = async <A>({ libraries, path }: Program, use: (port: number) => Promise<A>): Promise<A> => {
  const port = await freePort()
  const env = libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries }
  const [command = "", ...args] = pinned("serving", [path, "--port", `${port}`, "--bind", "127.0.0.1", "--save", ""])
  const server = spawn(command, args, {
    env,
    stdio: ["ignore", "pipe", "inherit"]
  })
  const stop = (): void => void server.kill()
  process.once("exit", stop)
  await new Promise<void>((resolve) => {
    server.stdout.on("data", (text: Buffer) => {
      if (text.includes("Ready to accept connections")) resolve()
    })
  })
  try {
    return await use(port)
  } finally {
    process.off("exit", stop)
    stop()
  }
}

const measure = async (): Promise<ReadonlyArray<Figure>> => {
  const program = (await runScript("redis-program")) as Program | null
  if (program === null) {
    console.error("redis was not run: there is no redis-server")
    return []
  }
  return withRedis(program, async (port) => {
    const rounds = { program: "redisAdmit", warmUp: 8_000, calls: 1_500 }
    const { bare, many, budget } = await compare({
      bare: { ...rounds, args: [String(port), "evalsha", "1"] },
      many: { ...rounds, args: [String(port), "evalsha", "64"] },
      budget: { ...rounds, args: [String(port), "budget"] }
    })
    return [
      { case: "redis: evalsha of the budget's script", value: bare.cpu, unit: "µs" },
      { case: "redis: the same, 64 at a time", value: many.cpu, unit: "µs" },
      { case: "redis: admit, 64 at a time", value: budget.cpu, unit: "µs" },
      // Of those who wait, one asks at a time.
      ratio("redis: admit / evalsha", budget.cpu / bare.cpu, { reach: 1.3, limit: 1.5 })
    ]
  })
}

export const redis: Case = { name: "redis", measure }

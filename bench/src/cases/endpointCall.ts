/** The cost of a call over HTTP, compared with plain undici and with LoginRadius' own SDK. */
import { compare, type Cost, type Process } from "../compare.js"
import { type Bounds, type Case, type Figure, ratio } from "../figure.js"
import { type Node, thisNode } from "../nodes.js"
import { nextMessage, start } from "../processes.js"

/** Runs `use` with the address of a server, and stops the server afterwards. */
export const withServer = async <A>(use: (address: string) => Promise<A>): Promise<A> => {
  const server = start("serving", "server")
  const result = await use(await nextMessage<string>(server))
  server.disconnect()
  return result
}

/** A client whose code is optimised after 25,000 calls. */
export const client = (program: string, ...args: ReadonlyArray<string>): Process => ({
  program,
  args,
  warmUp: 25_000,
  calls: 8_000
})

/** Calls on one version of Node: the two ways of undici, and this SDK without spans and with one. */
const clients = (address: string, { path }: Node) => ({
  raw: { ...client("rawClient", address), node: path },
  pool: { ...client("poolClient", address), node: path },
  spansOff: { ...client("sdkClient", address, "own", "none"), node: path },
  oneSpan: { ...client("sdkClient", address, "own", "spans"), node: path }
})

/** Newer versions made undici cheaper: there is less to save. */
const boundsOf = ({ major }: Node): { readonly spansOff: Bounds; readonly oneSpan: Bounds } => {
  const spansOff =
    major <= 20 ? { reach: 0.9, limit: 1.05 } : major <= 22 ? { reach: 1.15, limit: 1.3 } : { reach: 1.12, limit: 1.25 }
  return { spansOff, oneSpan: { reach: spansOff.reach + 0.1, limit: spansOff.limit + 0.15 } }
}

const micros = (name: string, { cpu }: Cost): Figure => ({ case: name, value: cpu, unit: "µs" })

/** The figures that are measured on every version. */
const common = (
  { oneSpan, pool, raw, spansOff }: { readonly [client in keyof ReturnType<typeof clients>]: Cost },
  node: Node
): ReadonlyArray<Figure> => {
  const bounds = boundsOf(node)
  return [
    micros("call: raw undici and JSON.parse", raw),
    micros("call: undici's Pool.dispatch and JSON.parse", pool),
    micros("call: spans off", spansOff),
    micros("call: one span", oneSpan),
    { case: "call: spans off, beyond Pool.dispatch", value: spansOff.cpu - pool.cpu, unit: "µs" },
    ratio("call: spans off / raw", spansOff.cpu / raw.cpu, bounds.spansOff),
    ratio("call: one span / raw", oneSpan.cpu / raw.cpu, bounds.oneSpan)
  ]
}

/** Calls on another version of Node, beside undici alone. */
export const onNode = (node: Node): Promise<ReadonlyArray<Figure>> =>
  withServer(async (address) => common(await compare(clients(address, node)), node))

const measure = (): Promise<ReadonlyArray<Figure>> =>
  withServer(async (address) => {
    const costs = await compare({
      ...clients(address, thisNode),
      budgeted: client("sdkClient", address, "own", "none", "budget"),
      official: client("officialClient", address),
      // Several times slower than the others, so that fewer calls take the same time.
      stock: { ...client("sdkClient", address, "stock", "none"), warmUp: 8_000, calls: 3_000 }
    })
    const { budgeted, official, oneSpan, spansOff, stock } = costs
    return [
      ...common(costs, thisNode),
      micros("call: spans off, under a rate budget", budgeted),
      micros("call: official SDK", official),
      micros("call: stock HTTP client, spans off", stock),
      ratio("call: spans off / official SDK", spansOff.cpu / official.cpu, { reach: 0.9, limit: 1 }),
      ratio("call: one span / official SDK", oneSpan.cpu / official.cpu, { reach: 1, limit: 1.15 }),
      ratio("call: spans off, under a rate budget / without", budgeted.cpu / spansOff.cpu, { reach: 1.05, limit: 1.1 }),
      ratio("call: stock HTTP client / own", stock.cpu / spansOff.cpu, { reach: 4, limit: 3, higherIsBetter: true })
    ]
  })

export const endpointCall: Case = { name: "call", measure }

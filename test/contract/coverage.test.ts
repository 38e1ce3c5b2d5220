/** Every endpoint has a handler and cases in the file of its topic, and every case is run. */
import { assert, describe, it } from "@effect/vitest"
import * as Endpoint from "@loginradius-effect/core/Endpoint"
import type * as Handler from "@loginradius-effect/core/Handler"
import { Emulator } from "@loginradius-effect/emulator"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { endpoints } from "../support/endpoints.js"
import { cases } from "./cases/index.js"
import type { Case } from "./support.js"

const ids = endpoints.map(({ id }) => id)

/** Operations without an endpoint, because they send nothing. */
const local = ["Infrastructure.localGenerateSott"]

/** The operations without a case of a kind. */
const without = (kind: Case["kind"]) => {
  const covered = new Set(cases.filter((candidate) => candidate.kind === kind).map(({ endpoint }) => endpoint.id))
  return [...ids, ...local].filter((id) => !covered.has(id))
}

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const namesIn = (folder: string): Array<string> =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".ts"))
        .map((name) => name.slice(0, -".ts".length))
    : []

const core = pathOf("../../packages/core/src")
const emulator = pathOf("../../packages/emulator/src/api")
const contract = pathOf("./cases")

/** The file that the cases of a large group share. It is not a topic. */
const setup = "setup"

/** The groups that are split by topic. */
const groups = [...new Set(ids.map((id) => id.slice(0, id.indexOf("."))))].filter((group) =>
  existsSync(`${core}/${group}`)
)

const casesOf = (group: string): string => group.charAt(0).toLowerCase() + group.slice(1)

const load = async (file: string): Promise<object> => (await import(/* @vite-ignore */ file)) as object

const sorted = (found: Iterable<string>): ReadonlyArray<string> => [...new Set(found)].sort()

const declaredIn = (module: object): ReadonlyArray<string> =>
  sorted(
    Object.values(module)
      .filter(Endpoint.isEndpoint)
      .map(({ id }) => id)
  )

const handledIn = ({ handlers = [] }: { readonly handlers?: ReadonlyArray<Handler.Handler<never>> }) =>
  sorted(handlers.map(({ endpoint }) => endpoint.id))

const shownIn = ({ cases = [] }: { readonly cases?: ReadonlyArray<Case> }) =>
  sorted(cases.map(({ endpoint }) => endpoint.id))

describe("contract", () => {
  it("shows an effect of every endpoint through another one", () => {
    assert.deepEqual(without("effect"), [])
  })

  it("has a documented refusal of every endpoint", () => {
    assert.deepEqual(without("refusal"), [])
  })

  it("has no case of an unknown operation", () => {
    const known = new Set([...ids, ...local])
    assert.deepEqual(
      cases.filter(({ endpoint }) => !known.has(endpoint.id)).map(({ title }) => title),
      []
    )
  })

  it("has one handler for every endpoint", () => {
    const handled = Emulator.handlers.map(({ endpoint }) => endpoint.id)
    assert.sameMembers(handled, ids)
  })

  it("has unique ids", () => {
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("lists and runs the cases of every file", () => {
    const list = readFileSync(`${contract}/index.ts`, "utf8")
    const names = namesIn(contract).filter((name) => name !== "index")
    const isListed = (name: string) => list.includes(`import("./${name}.js")`)
    const isRun = (name: string) => {
      const test = pathOf(`./${name}.test.ts`)
      return existsSync(test) && readFileSync(test, "utf8").includes(`"./cases/${name}.js"`)
    }
    assert.deepEqual(
      names.filter((name) => !isListed(name) || !isRun(name)),
      []
    )
    assert.isAbove(names.length, 10)
  })

  for (const group of groups) {
    it(`has the same topics of ${group} in core, in the emulator and here`, async () => {
      const topics = namesIn(`${core}/${group}`)
      assert.isAbove(topics.length, 1)
      assert.sameMembers(
        namesIn(`${contract}/${casesOf(group)}`).filter((name) => name !== setup),
        topics
      )
      for (const topic of topics) {
        const declared = declaredIn(await load(`${core}/${group}/${topic}.ts`))
        assert.deepEqual(handledIn(await load(`${emulator}/${group}/${topic}.ts`)), declared, topic)
        assert.deepEqual(shownIn(await load(`${contract}/${casesOf(group)}/${topic}.ts`)), declared, topic)
      }
    })
  }
})

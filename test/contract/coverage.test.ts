/** Every endpoint has a handler and cases, and every case is run. */
import { assert, describe, it } from "@effect/vitest"
import { Emulator } from "@loginradius-effect/emulator"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { endpoints } from "../support/endpoints.js"
import { cases } from "./cases/index.js"
import type { Case } from "./support.js"

const ids = endpoints.map(({ id }) => id)

/** Operations that no endpoint stands for: they send nothing. */
const local = ["Infrastructure.localGenerateSott"]

/** The operations that have no case of a kind. */
const without = (kind: Case["kind"]) => {
  const covered = new Set(cases.filter((candidate) => candidate.kind === kind).map(({ endpoint }) => endpoint.id))
  return [...ids, ...local].filter((id) => !covered.has(id))
}

describe("contract", () => {
  it("shows an effect of every endpoint through another one", () => {
    assert.deepEqual(without("effect"), [])
  })

  it("has a documented refusal of every endpoint", () => {
    assert.deepEqual(without("refusal"), [])
  })

  it("is about nothing else", () => {
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

  it("has no endpoint twice", () => {
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("lists and runs the cases of every file", () => {
    const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
    const list = readFileSync(file("./cases/index.ts"), "utf8")
    const names = readdirSync(file("./cases"))
      .filter((name) => name.endsWith(".ts") && name !== "index.ts")
      .map((name) => name.slice(0, -3))
    const isListed = (name: string) => list.includes(`import("./${name}.js")`)
    const isRun = (name: string) => {
      const test = file(`./${name}.test.ts`)
      return existsSync(test) && readFileSync(test, "utf8").includes(`"./cases/${name}.js"`)
    }
    assert.deepEqual(
      names.filter((name) => !isListed(name) || !isRun(name)),
      []
    )
    assert.isAbove(names.length, 10)
  })
})

/**
 * Writes the generated documents in docs/ from the endpoints themselves, core's version from its manifest, the emulator's marks of
 * evidence, its schema of seed files and the contract of its control API, and the packages' copies of llms.txt. With `--check` it only compares the files with what
 * it would write. Validates the OpenAPI documents, and fails where something is missing in the coverage table, or where an endpoint's
 * docstring does not link the page of the endpoint.
 */
import { Validator } from "@seriousme/openapi-schema-validator"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import * as control from "./docs/control.js"
import * as coverage from "./docs/coverage.js"
import * as documents from "./docs/documents.js"
import * as errors from "./docs/errors.js"
import * as evidence from "./docs/evidence.js"
import * as floors from "./docs/floors.js"
import * as links from "./docs/links.js"
import * as migration from "./docs/migration.js"
import * as openapi from "./docs/openapi.js"
import * as reference from "./docs/reference.js"
import * as seedSchema from "./docs/seedSchema.js"
import * as version from "./docs/version.js"
import { conclude, published, root } from "./workspace.js"

/** Each package ships the page for agents that stands in the root. */
const llms = readFileSync(join(root, "llms.txt"), "utf8")

const files: ReadonlyArray<readonly [file: string, text: string]> = [
  ["docs/reference.md", reference.render()],
  ["docs/documents.md", documents.render()],
  ["docs/errors.md", errors.render()],
  ["docs/coverage.md", coverage.render()],
  ["docs/migration.md", migration.render()],
  ["docs/openapi.json", openapi.render()],
  ["docs/floors.md", floors.render()],
  ["packages/core/src/internal/version.ts", version.render("core")],
  ["packages/emulator/src/internal/version.ts", version.render("emulator")],
  ["packages/emulator/src/pipeline/evidence.ts", evidence.render()],
  ["packages/emulator/control.openapi.json", control.render()],
  ["packages/emulator/seed.schema.json", seedSchema.render()],
  ...published.map((short) => [`packages/${short}/llms.txt`, llms] as const)
]

const stale = files.flatMap(([file, text]) => {
  const path = join(root, file)
  if (existsSync(path) && readFileSync(path, "utf8") === text) return []
  if (process.argv.includes("--check")) return [`${file} is not what it is generated from: run \`pnpm generate\``]
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return []
})

/** What is wrong with an OpenAPI document. */
const problemsOf = async (file: string, text: string): Promise<ReadonlyArray<string>> => {
  const { errors, valid } = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
  return valid ? [] : [`${file} is not valid: ${JSON.stringify(errors, undefined, 1)}`]
}

const contracts = files.filter(([file]) => file.endsWith("openapi.json"))
const problems = (await Promise.all(contracts.map((contract) => problemsOf(...contract)))).flat()

const gaps = [coverage, documents, errors, links, reference].flatMap((page) => page.gaps())

conclude([...stale, ...problems, ...gaps], files.map(([file]) => file).join(", "))

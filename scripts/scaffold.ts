/**
 * Begins an endpoint: `pnpm scaffold Group.operation` moves its row from `scripts/scaffold/operations.json` to the catalogue
 * that the tests compare with, and writes its declaration, a handler that answers 501, two contract cases that are to be
 * written, and its row of evidence. Nothing is written where anything fails.
 *
 * `--list` shows what is left, `--list Group` of a group. `--dry-run` prints the difference and writes nothing.
 */
import { list, scaffold, type Scaffolded } from "./scaffold/scaffold.js"
import { bin, filesUnder, root, run, sourceCondition } from "./workspace.js"

const generate = async (): Promise<void> => {
  const { code, output } = await run(bin("tsx"), ["--conditions", sourceCondition, "scripts/docs.ts"])
  if (code !== 0) throw new Error(`nothing is written: the documents in docs/ cannot be generated\n${output}`)
}

const report = ({ draft, operation, places, unknownCodes }: Scaffolded): ReadonlyArray<string> => {
  const { declaration, id, status } = operation
  return [
    `${id} is begun: ${draft.paths.length} files and the documents in docs/ were written.`,
    ...draft.paths.map((path) => `  ${path}`),
    "",
    `What is known of it: ${declaration.section}; sources: ${declaration.sources.join(", ")}; errors by ${declaration.errorSource ?? "no source"}.`,
    ...(status === "deprecated" ? ["LoginRadius has given it up."] : []),
    ...(declaration.also === undefined ? [] : [`It can also be: ${declaration.also.join(", ")}. See \`safetyWith\`.`]),
    ...(unknownCodes.length === 0 ? [] : [`Codes that \`ErrorCode\` does not have: ${unknownCodes.join(", ")}.`]),
    ...(declaration.notes ?? []),
    "",
    "What is to be done:",
    `  1. Compare the declaration with the documentation: errors, docs of members, required members of the answer (${places.core.path}).`,
    `  2. Write the handler in place of \`notEmulated\` (${places.handler.path}), and take its line out of`,
    "     packages/emulator/src/pipeline/notEmulated.ts; `elsewhere` in route.ts must not keep its requests from it.",
    `  3. Write the two cases, which fail until then (${places.cases.path}); \`pnpm test:mutants\`.`,
    '  4. Raise its marks in test/fixtures/evidence.json where a source says more than "inferred".',
    "  5. `pnpm generate`, `pnpm changeset`, `pnpm test`."
  ]
}

const main = async (): Promise<void> => {
  const args = process.argv.slice(2).filter((arg) => arg !== "--")
  const names = args.filter((arg) => !arg.startsWith("--"))
  const unknown = args.filter((arg) => arg.startsWith("--") && !["--list", "--dry-run"].includes(arg))
  if (unknown.length > 0) throw new Error(`unknown option ${unknown.join(", ")}`)
  const [id] = names
  const isList = args.includes("--list")
  if (names.length > 1 || (isList ? args.includes("--dry-run") : id === undefined)) {
    throw new Error("pnpm scaffold Group.operation [--dry-run], or pnpm scaffold --list [Group]")
  }
  if (id === undefined || isList) return console.log(list(root, id).join("\n"))
  const scaffolded = await scaffold(root, id)
  if (args.includes("--dry-run")) return console.log(scaffolded.draft.diff())
  await scaffolded.draft.write(
    generate,
    filesUnder("docs", (name) => /\.(md|json)$/.test(name))
  )
  console.log(report(scaffolded).join("\n"))
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})

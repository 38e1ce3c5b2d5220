/** The emulator's side of a scaffolded endpoint: a handler that answers 501. */
import type { Draft } from "./draft.js"
import { groupOf, nameOf, type Operation } from "./rows.js"
import { beginOf, insertAt, namesIn, parse, variable, withElements, withImport } from "./source.js"

const stubName = (text: string, name: string): string => {
  const taken = namesIn(text)
  return (
    [name, `${name}Handler`, `${name}Endpoint`].find((candidate) => !taken.has(candidate) && candidate !== "delete") ??
    name
  )
}

/** Adds the handler to a file of the emulator's `api`, that is `depth` folders below `api`. */
export const handle = (draft: Draft, path: string, operation: Operation, depth: number): void => {
  draft.change(path, (text) => {
    const group = groupOf(operation)
    const up = "../".repeat(depth + 1)
    const stub = withImport(text, { from: `${up}handle.js`, name: "notEmulated" })
    const core = withImport(stub.text, { from: `@loginradius-effect/core/${group}`, name: group, isNamespace: true })
    const own = stubName(core.text, nameOf(operation))
    const source = parse(path, core.text)
    const line = `export const ${own} = notEmulated(${core.as}.${nameOf(operation)})\n\n`
    const { statement } = variable(source, "handlers")
    return withElements(insertAt(core.text, beginOf(source, statement), line), "handlers", own)
  })
}

/** The two contract cases of a scaffolded endpoint. They fail until somebody writes them, and say what is to be written. */
import type { Draft } from "./draft.js"
import { errorsOf } from "./errors.js"
import { groupOf, nameOf, type Operation } from "./rows.js"
import { withElements, withImport } from "./source.js"

const seenThrough = ({ declaration, id }: Operation): string =>
  declaration.seenBy === null
    ? `Bring about by another endpoint what ${id} reads, and show that it answers it.`
    : declaration.seenBy === "outbox"
      ? `Call ${id}, and show by the outbox, and by an endpoint that takes what the message holds, what it did.`
      : `Call ${id}, and show what it did by ${declaration.seenBy}.`

const refusedFor = (draft: Draft, operation: Operation): string => {
  const { names } = errorsOf(draft, operation)
  return names.length === 0
    ? `Show a refusal of ${operation.id} that a source documents: of its credentials, where it has no other.`
    : `Show that ${operation.id} is refused with the documented code and status: ${names.join(", ")}.`
}

/** Adds the cases to a file that is `depth` folders below the contract's suites. */
export const addCases = (draft: Draft, path: string, operation: Operation, depth: number): void => {
  draft.change(path, (text) => {
    const group = groupOf(operation)
    const core = withImport(text, { from: `@loginradius-effect/core/${group}`, name: group, isNamespace: true })
    const shared = ["refuses", "shows", "unwritten"].reduce(
      (rest, name) => withImport(rest, { from: `${"../".repeat(depth)}support.js`, name }).text,
      core.text
    )
    const endpoint = `${core.as}.${nameOf(operation)}`
    const made = (kind: string, title: string, what: string) =>
      `${kind}(\n    ${endpoint},\n    "${title}",\n    unwritten(\n      ${JSON.stringify(what)}\n    )\n  )`
    const cases = [
      made("shows", "has an effect that is seen through another endpoint", seenThrough(operation)),
      made("refuses", "refuses what is documented", refusedFor(draft, operation))
    ]
    return withElements(shared, "cases", `\n\n  ${cases.join(",\n  ")}`)
  })
}

/** docs/floors.md: the floors, and the seam for Effect 4. The check of imports holds both. */
import { floors } from "../floors.js"
import { instead, seams } from "../seam.js"

const code = (text: string): string => `\`${text}\``

/** A path as a link to it, shown as it reads in its package. */
const link = (text: string, path: string): string => `[${code(text)}](../${path.replace(/\/$/, "")})`

const floorsOf = (folder: string): string => {
  const list = floors[folder] ?? []
  const rows = list.map(
    ({ apart, files, what }, n) =>
      `| ${n} | ${files.map((file) => link(file, `${folder}/src/${file}`)).join(", ")} | ${what}${apart === true ? " *(apart)*" : ""} |`
  )
  return [
    `## \`${folder}\``,
    "",
    "| Floor | Files | What is there |",
    "| ---: | --- | --- |",
    ...rows.toReversed()
  ].join("\n")
}

const seamTable = (): string =>
  [
    "| What differs | Files that hide it | What only they use |",
    "| --- | --- | --- |",
    ...seams.map(({ differs, files, members = [], modules = [], values = [] }) => {
      const uses = [...modules.map(code), ...values.map((module) => `${code(module)} (values)`), ...members.map(code)]
      return `| ${differs} | ${files.map((path) => link(path.replace("/src/", "/"), path)).join(", ")} | ${uses.join(", ")} |`
    })
  ].join("\n")

export const render = (): string => `# Floors

A file imports from its own floor and from those below, types included, and no import closes a circle. On a floor marked *apart*
no file imports its neighbours: a feature of the demo imports no other feature. [scripts/floors.ts](../scripts/floors.ts) says which
floor a file is on; the step \`imports\` of the test command checks it, and \`pnpm generate\` makes this page of it.
[architecture.md](architecture.md) shows how a call goes through the floors.

${Object.keys(floors).map(floorsOf).join("\n\n")}

## Effect 3 and 4

The packages are written for Effect 3, in what it has in common with 4: between the two, most code differs in names of modules and
functions alone. What differs in more stays in a few files ([scripts/seam.ts](../scripts/seam.ts)), and the step \`imports\` refuses it
elsewhere.

${seamTable()}

Nowhere in the packages: ${Object.entries(instead)
  .map(([use, both]) => `${code(use)} (both have ${both})`)
  .join(", ")}. A result, a tag or an error is never used as an effect.
`

/** The operations that the documentation of LoginRadius' Elixir SDK lists, in its order. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../workspace.js"

export interface Row {
  readonly id: string
  readonly title: string
  readonly group: string
}

export const fixture = (name: string): unknown => JSON.parse(readFileSync(join(root, "test/fixtures", name), "utf8"))

export const rows = fixture("seed.json") as ReadonlyArray<Row>

export const titles: ReadonlyMap<string, string> = new Map(rows.map(({ id, title }) => [id, title]))

/** Where docs/reference.md can be linked to. */
export const anchor = (id: string): string => `<a id="${id}"></a>`

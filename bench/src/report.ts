/** Shows figures: as a table for people, as lines of JSON for programs. */
import { readFileSync, writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { type Figure, isBroken, type Unit } from "./figure.js"
import { root } from "./processes.js"

const round = (value: number, unit: Unit): string => {
  if (unit === "µs" && value < 10) return value.toFixed(1)
  if (unit === "ms" && value < 10) return value.toFixed(value < 0.1 ? 3 : 2)
  return value.toFixed({ ratio: 2, µs: 0, ms: 0, B: 0, KB: 1, MB: 1, M: 2 }[unit])
}

const withUnit = (value: number, unit: Unit): string =>
  unit === "ratio" ? round(value, unit) : `${round(value, unit)} ${unit}`

/** Pads columns as the formatter does. */
const lines = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const [header = []] = rows
  const widths = header.map((_, column) => Math.max(4, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`
  const [first = "", ...others] = rows.map((row) =>
    line(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))))
  )
  const rule = line(widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)))
  return [first, rule, ...others].join("\n")
}

/** All figures with their bounds; those of growth in a table of their own. */
export const table = (figures: ReadonlyArray<Figure>): string =>
  [plain(figures.filter(({ growth }) => growth === undefined)), grown(figures)]
    .filter((text) => text !== "")
    .join("\n\n")

const bounded = (figure: Figure): ReadonlyArray<string> => {
  const { bounds, unit, value } = figure
  const sign = bounds?.higherIsBetter === true ? "≥" : "≤"
  return [
    isBroken(figure) ? `**${withUnit(value, unit)}**` : withUnit(value, unit),
    bounds === undefined ? "" : `${sign} ${withUnit(bounds.reach, unit)}`,
    bounds === undefined ? "" : `${sign} ${withUnit(bounds.limit, unit)}`
  ]
}

const plain = (figures: ReadonlyArray<Figure>): string =>
  figures.length === 0
    ? ""
    : lines([["Measured", "Value", "Reach", "Limit"], ...figures.map((figure) => [figure.case, ...bounded(figure)])])

const grown = (figures: ReadonlyArray<Figure>): string => {
  const rows = figures.flatMap((figure) => {
    if (figure.growth === undefined) return []
    const { few, many, of, reach, unit } = figure.growth
    const aim = reach === undefined ? "" : `≤ ${withUnit(reach, unit)}`
    return [[figure.case, of, withUnit(few, unit), withUnit(many, unit), aim, ...bounded(figure)]]
  })
  return rows.length === 0
    ? ""
    : lines([["Measured", "With few → many", "Few", "Many", "Reach", "Many / few", "Reach", "Limit"], ...rows])
}

export const json = ({ bounds, case: name, growth, unit, value }: Figure): string =>
  JSON.stringify({
    case: name,
    value,
    unit,
    reach: bounds?.reach ?? null,
    limit: bounds?.limit ?? null,
    higherIsBetter: bounds?.higherIsBetter ?? false,
    ...(growth === undefined ? {} : { growth })
  })

/** Calls on one version of Node, or nothing where it was not run. */
export interface NodeColumn {
  readonly major: number
  readonly version: string | undefined
  readonly figures: ReadonlyArray<Figure> | undefined
}

const nodeCell = (figure: Figure): string => {
  const { bounds, unit } = figure
  const [value = ""] = bounded(figure)
  return bounds === undefined ? value : `${value} (≤ ${round(bounds.reach, unit)}, ${round(bounds.limit, unit)})`
}

/** A row for each figure and a column for each version; behind a ratio, its reach and its limit. */
export const nodesTable = (columns: ReadonlyArray<NodeColumn>): string => {
  const names = new Set(columns.flatMap(({ figures = [] }) => figures.map((figure) => figure.case)))
  const row = (name: string): ReadonlyArray<string> => [
    name,
    ...columns.map(({ figures }) => {
      const figure = figures?.find((candidate) => candidate.case === name)
      return figure === undefined ? "" : nodeCell(figure)
    })
  ]
  return lines([
    ["Measured", ...columns.map(({ major, version }) => `Node ${version ?? `${major}: not run`}`)],
    ...[...names].map(row)
  ])
}

/** Puts a text between two markers of the README. */
const write = (name: string, text: string): void => {
  const file = join(root, "README.md")
  const readme = readFileSync(file, "utf8")
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [before, rest] = readme.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md has no ${start}`)
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`)
}

const machine = `${availableParallelism()} cores, ${process.platform} ${process.arch}`

/** Puts the table of all cases into the README. */
export const writeReadme = (figures: ReadonlyArray<Figure>): void =>
  write("bench", `Node ${process.versions.node}, ${machine}.\n\n${table(figures)}`)

/** Puts the table of several versions of Node into the README. */
export const writeNodes = (columns: ReadonlyArray<NodeColumn>): void =>
  write("bench-nodes", `${machine}.\n\n${nodesTable(columns)}`)

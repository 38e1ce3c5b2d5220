/** What a page of Markdown links, and what in it can be linked to. */

export interface Link {
  readonly line: number
  /** The text, as it is written. */
  readonly text: string
  readonly to: string
}

export interface Page {
  readonly links: ReadonlyArray<Link>
  /** Labels of links that are defined nowhere, with their lines. */
  readonly undefinedLabels: ReadonlyArray<readonly [line: number, label: string]>
  /** Anchors of headings, and of elements with an id. */
  readonly anchors: ReadonlySet<string>
}

const blank = (text: string): string => text.replace(/[^\n]/g, " ")

/** Without blocks of code and comments; each character that is left keeps its place. */
const withoutCode = (text: string): string => {
  let fence: string | undefined
  return text
    .split("\n")
    .map((line) => {
      const [, mark] = /^[ >\-*\d.]*(`{3,}|~{3,})/.exec(line) ?? []
      if (fence === undefined && mark === undefined) return line
      if (fence === undefined) fence = mark
      else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined
      return blank(line)
    })
    .join("\n")
    .replace(/<!--[\s\S]*?-->/g, blank)
}

/** Without what spans of code say, and without escaped characters: neither is a link. A span stays in its paragraph. */
const masked = (text: string): string =>
  text
    .replace(/\\[[\]()`!<>\\]/g, "  ")
    .replace(/(?<!`)(`+)(?!`)((?:(?!\n\s*\n)[\s\S])*?[^`])\1(?!`)/g, (span, marks: string) => {
      const inside = span.slice(marks.length, -marks.length)
      return marks + inside.replace(/[^\n]/g, "x") + marks
    })

/** Where the text begins that ends at a closing bracket. */
const opening = (text: string, end: number): number => {
  let depth = 0
  for (let at = end; at >= 0; at--) {
    if (text[at] === "]") depth += 1
    else if (text[at] === "[" && --depth === 0) return at
    else if (text[at] === "\n" && text[at - 1] === "\n") return -1
  }
  return -1
}

const destination = /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))+))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/

/** The number of the line that a character is in. */
const linesOf = (text: string): ((at: number) => number) => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (at) => {
    let [from, to] = [0, ends.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((ends[middle] as number) < at) from = middle + 1
      else to = middle
    }
    return from + 1
  }
}

/** Labels are compared without letter case. */
const labelOf = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim()

/** The anchor that GitHub gives a heading. */
export const slug = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]*>/g, "")
    .replace(/(?<![\p{L}\p{N}])_([^_]+)_(?![\p{L}\p{N}])/gu, "$1")
    .toLowerCase()
    .replace(/&[a-z]+;/g, "")
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-")

/** Headings with `#`, and those that are underlined. */
const headings = (text: string): ReadonlyArray<string> => {
  const lines = text.split("\n")
  return lines.flatMap((line, n) => {
    const [, heading] = /^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? []
    if (heading !== undefined) return [heading.trim()]
    const isText = /\S/.test(line) && !/^\s*(?:[|>\-*+#]|\d+[.)]\s)/.test(line)
    return isText && /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(lines[n + 1] ?? "") ? [line.trim()] : []
  })
}

const anchorsOf = (text: string, bare: string): ReadonlySet<string> => {
  const anchors = new Set<string>()
  for (const heading of headings(text)) {
    const plain = slug(heading)
    let anchor = plain
    for (let n = 1; anchors.has(anchor); n++) anchor = `${plain}-${n}`
    anchors.add(anchor)
  }
  for (const [, id = ""] of bare.matchAll(/<[a-z][^>]*\s(?:id|name)="([^"]+)"/gi)) anchors.add(id)
  return anchors
}

export const read = (source: string): Page => {
  const text = withoutCode(source)
  const bare = masked(text)
  const lineAt = linesOf(text)
  const links: Array<Link> = []
  const undefinedLabels: Array<readonly [number, string]> = []
  const labels = new Map(
    [...bare.matchAll(/^ {0,3}\[([^\]\n]+)\]:\s*<?([^\s>]+)>?/gm)].map(({ "1": label = "", "2": to = "", index }) => [
      labelOf(label),
      { line: lineAt(index), text: label, to }
    ])
  )
  links.push(...labels.values())
  for (const { index } of bare.matchAll(/\](?=[([])/g)) {
    const start = opening(bare, index)
    if (start < 0) continue
    const line = lineAt(start)
    const after = bare.slice(index + 1, index + 2000)
    const found = destination.exec(after)
    const to = found?.[1] ?? found?.[2]
    if (to !== undefined) links.push({ line, text: text.slice(start + 1, index), to })
    const label = /^\[([^\]]*)\]/.exec(after)?.[1]
    const meant = label === "" ? text.slice(start + 1, index) : label
    if (meant !== undefined && !labels.has(labelOf(meant))) undefinedLabels.push([line, meant])
  }
  for (const { "1": to = "", index } of bare.matchAll(/<[a-z][^>]*\s(?:href|src)="([^"]*)"/gi)) {
    links.push({ line: lineAt(index), text: "", to })
  }
  return { links, undefinedLabels, anchors: anchorsOf(text, bare) }
}

/**
 * Follows the links of every page of Markdown, and of llms.txt: the file is there, and so is the anchor, by GitHub's rules. A
 * link to this repository on GitHub leads to the same files. What a package ships links no file that it does not ship. A name
 * in code that is a link to a source file (`[call](…/call.ts)`, the text in code) is in that file; in docs/architecture.md it is
 * declared there.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, posix } from "node:path"
import { type Link, type Page, read } from "./links/markdown.js"
import { conclude, filesUnder, published, root } from "./workspace.js"

const repository = "https://github.com/loginradius-effect/loginradius-effect"
const raw = "https://raw.githubusercontent.com/loginradius-effect/loginradius-effect/main/"

/** Made on this machine, and in no clone. */
const isMade = (path: string): boolean => /(?:^|\/)(?:node_modules|dist|coverage|tarballs|\.git)(?:\/|$)/.test(path)

const isPage = (name: string): boolean => name.endsWith(".md") || name === "llms.txt"

const files = readdirSync(root, { withFileTypes: true })
  .flatMap((entry) => {
    if (!entry.isDirectory()) return isPage(entry.name) ? [entry.name] : []
    return isMade(entry.name) ? [] : filesUnder(entry.name, isPage)
  })
  .filter((file) => !isMade(file))

const pages = new Map<string, Page>()

const pageOf = (file: string): Page => {
  const page = pages.get(file) ?? read(readFileSync(join(root, file), "utf8"))
  pages.set(file, page)
  return page
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A path from the root and the anchor in it; undefined where the link leads elsewhere. */
const targetOf = (
  file: string,
  to: string
): { readonly path: string; readonly anchor: string | undefined } | undefined => {
  const [address = "", anchor] = to.split(/#(.*)/s)
  const [path = ""] = address.split("?")
  const at = (path: string) => ({ path: posix.normalize(decoded(path)), anchor: anchor && decoded(anchor) })
  if (path === repository || path === `${repository}/`) return anchor === undefined ? undefined : at("README.md")
  const onGitHub = path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : undefined
  if (onGitHub !== undefined) {
    const [, below] = /^(?:blob|tree|raw)\/main\/(.*)$/.exec(onGitHub) ?? []
    return below === undefined ? undefined : at(below)
  }
  if (path.startsWith(raw)) return at(path.slice(raw.length))
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined
  if (path === "") return at(file)
  return at(path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(file), path))
}

/** The page that GitHub shows at a path. */
const shownAt = (path: string): string => {
  const isFolder = statSync(join(root, path)).isDirectory()
  return isFolder ? posix.join(path, "README.md") : path
}

const anchorProblem = (path: string, anchor: string): string | undefined => {
  const shown = shownAt(path)
  if (!existsSync(join(root, shown))) return `${path} is a folder without a README, and has no #${anchor}`
  const [, first, last = first] = /^L(\d+)(?:C\d+)?(?:-L(\d+)(?:C\d+)?)?$/.exec(anchor) ?? []
  if (first !== undefined && !shown.endsWith(".md")) {
    const lines = readFileSync(join(root, shown), "utf8").split("\n").length
    return Number(last) > lines ? `${path} has ${lines} lines, and no #${anchor}` : undefined
  }
  if (!shown.endsWith(".md")) return `${path} is no page, and has no #${anchor}`
  return pageOf(shown).anchors.has(anchor) ? undefined : `${shown} has no #${anchor}`
}

/** What npm packs besides the `files` of the manifest. */
const always = /^(?:README|LICENSE|package\.json)/i

/** Of a page that is shipped in a package: why a relative link is lost there. */
const shippedProblem = (file: string, to: string, path: string): string | undefined => {
  const folder = published.map((name) => `packages/${name}`).find((folder) => posix.dirname(file) === folder)
  if (folder === undefined || /^[a-z][a-z0-9+.-]*:/i.test(to)) return undefined
  if (!path.startsWith(`${folder}/`)) return `${to} leaves the package: link ${repository}/blob/main/${path}`
  const [entry = ""] = path.slice(folder.length + 1).split("/")
  const { files = [] } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
    readonly files?: ReadonlyArray<string>
  }
  const isShipped = always.test(entry) || files.some((known) => known.split("/")[0] === entry)
  return isShipped ? undefined : `${to} is not among the files of the package: link ${repository}/blob/main/${path}`
}

/** The name that a link's text says in code: that of a declaration, and not that of a file. */
const nameIn = ({ text }: Link): string | undefined => {
  const [, name] = /^`([\w$]+(?:\.[\w$]+)*)(?:\(\))?`$/.exec(text.trim()) ?? []
  return name === undefined || /\.(?:[cm]?[jt]sx?|json|md)$/.test(name) ? undefined : name.split(".").at(-1)
}

const declared = new Map<string, ReadonlySet<string>>()
const counted = { links: 0, names: 0 }

/** The page that says where things are declared. */
const architecture = "docs/architecture.md"

const nameProblem = async (file: string, link: Link, path: string): Promise<string | undefined> => {
  const name = /\.[cm]?tsx?$/.test(path) ? nameIn(link) : undefined
  if (name === undefined) return undefined
  counted.names += 1
  if (file !== architecture) {
    const isThere = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(
      readFileSync(join(root, path), "utf8")
    )
    return isThere ? undefined : `${path} does not have ${name}`
  }
  // The compiler takes as long to load as all pages together.
  const { declaredIn } = await import("./links/names.js")
  const names = declared.get(path) ?? declaredIn(join(root, path))
  declared.set(path, names)
  return names.has(name) ? undefined : `${path} does not declare ${name}`
}

const linkProblem = async (file: string, link: Link): Promise<string | undefined> => {
  const target = targetOf(file, link.to)
  if (target === undefined) return undefined
  counted.links += 1
  const { anchor, path } = target
  if (path.startsWith("../")) return `${link.to} leaves the repository`
  if (!existsSync(join(root, path))) return `${link.to}: ${path} does not exist`
  if (isMade(path)) return `${link.to}: ${path} is in no clone`
  const lost = shippedProblem(file, link.to, path)
  if (lost !== undefined) return lost
  const problem = anchor === undefined || anchor === "" ? undefined : anchorProblem(path, anchor)
  return problem === undefined ? nameProblem(file, link, path) : `${link.to}: ${problem}`
}

/** Addresses in this repository that are written outside of links: in code, or as bare text. */
const bareLinks = (text: string): ReadonlyArray<Link> =>
  text
    .split("\n")
    .flatMap((line, n) =>
      [...line.matchAll(/https:\/\/(?:github|raw\.githubusercontent)\.com\/loginradius-effect\/[^\s"'`<>()[\]]+/g)].map(
        ([address]) => ({ line: n + 1, text: "", to: address.replace(/[.,;:!?*_]+$/, "") })
      )
    )

const problems: Array<string> = []

for (const file of files) {
  const { links, undefinedLabels } = pageOf(file)
  const known = new Set(links.map(({ to }) => to))
  const bare = bareLinks(readFileSync(join(root, file), "utf8")).filter(({ to }) => !known.has(to))
  for (const link of [...links, ...bare]) {
    const problem = await linkProblem(file, link)
    if (problem !== undefined) problems.push(`${file}:${link.line}: ${problem}`)
  }
  for (const [line, label] of undefinedLabels) problems.push(`${file}:${line}: [${label}] is defined nowhere`)
}

if (declared.size === 0) problems.push(`${architecture}: no name in code is linked`)
conclude([...new Set(problems)], `${counted.links} links and ${counted.names} names in ${files.length} pages`)

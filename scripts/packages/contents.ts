/** What a packed package holds beside its code: pages whose links lead somewhere, a manifest that says where it comes from. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, normalize } from "node:path"

const files = ["LICENSE", "README.md", "AGENTS.md", "llms.txt", "package.json"]

interface Described {
  readonly description?: unknown
  readonly keywords?: unknown
  readonly license?: unknown
  readonly repository?: { readonly url?: unknown; readonly directory?: unknown }
  readonly homepage?: unknown
  readonly bugs?: unknown
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== ""

/** What a registry's page shows of a package. */
const missing = (short: string, manifest: Described): ReadonlyArray<string> => {
  const { bugs, description, homepage, keywords, license, repository } = manifest
  const there: { readonly [field: string]: boolean } = {
    description: isText(description),
    keywords: Array.isArray(keywords) && keywords.length > 2,
    license: license === "MIT",
    "repository.url": isText(repository?.url),
    "repository.directory": repository?.directory === `packages/${short}`,
    homepage: isText(homepage),
    bugs: isText(bugs)
  }
  return Object.keys(there).flatMap((field) =>
    there[field] === true ? [] : [`${short}: the packed manifest lacks ${field}`]
  )
}

/** Relative links of a page that lead to nothing in the package. */
const broken = (folder: string, page: string): ReadonlyArray<string> =>
  [...readFileSync(join(folder, page), "utf8").matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, link]) => link as string)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => normalize(link).startsWith("..") || !existsSync(join(folder, link)))

/** What is wrong with an unpacked package. */
export const checkContents = (short: string, folder: string): ReadonlyArray<string> => [
  ...files.filter((file) => !existsSync(join(folder, file))).map((file) => `${short}: ${file} is not packed`),
  ...missing(short, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Described),
  ...readdirSync(folder)
    .filter((file) => /\.(?:md|txt)$/.test(file))
    .flatMap((page) => broken(folder, page).map((link) => `${short}: ${page} links ${link}, which is not packed`))
]

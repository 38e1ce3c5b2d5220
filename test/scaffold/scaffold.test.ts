/** `pnpm scaffold`, in a copy of the files that it reads and writes. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "vitest"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import { Copy, workspace } from "./copy.js"

interface Left {
  readonly id: string
  readonly declaration: { readonly blocked?: string }
}

/** What the script is made of. The scripts refer to the tests: their types cannot be imported here. */
interface Script {
  readonly list: (root: string, group?: string) => ReadonlyArray<string>
  readonly scaffold: (root: string, id: string) => Promise<{ readonly draft: Draft }>
}

interface Draft {
  readonly paths: ReadonlyArray<string>
  readonly diff: () => string
  readonly write: (then?: () => Promise<void>, others?: ReadonlyArray<string>) => Promise<void>
}

const { list, scaffold } = (await import(
  /* @vite-ignore */ join(workspace, "scripts/scaffold/scaffold.ts")
)) as unknown as Script

const { documents, operations } = JSON.parse(
  readFileSync(join(workspace, "scripts/scaffold/operations.json"), "utf8")
) as { readonly operations: ReadonlyArray<Left>; readonly documents: object }

const groupOf = ({ id }: { readonly id: string }): string => id.slice(0, id.indexOf("."))

/** The first operation that can be scaffolded, of a group that has no file where there is one. */
const declaredGroups = new Set(catalogue.map(groupOf))
const possible = operations.filter(({ declaration }) => declaration.blocked === undefined)
const { id } = possible.find((candidate) => !declaredGroups.has(groupOf(candidate))) ?? possible[0]!

const messageOf = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => "it was made",
    (error: Error) => error.message
  )

/** Long enough for a machine under load: programs are started. */
const timeout = 300_000

describe("scaffolding", () => {
  const copy = new Copy()
  afterAll(() => copy.remove())

  it("has rows of the operations that are not declared", () => {
    const declared = new Set(catalogue.map((row) => row.id))
    assert.deepStrictEqual(
      operations.filter((row) => declared.has(row.id)),
      []
    )
  })

  it("has documents that core does not have", () => {
    const folder = join(workspace, "packages/core/src/model")
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"))
    assert.deepStrictEqual(
      Object.keys(documents).filter((name) => texts.some((text) => text.includes(`export const ${name}:`))),
      []
    )
  })

  it("lists what is left, and why some of it cannot be scaffolded", () => {
    const lines = list(copy.root)
    assert.deepStrictEqual(
      lines.map((line) => line.split(/\s/)[0]),
      operations.map((row) => row.id)
    )
    const metadata = lines.find((line) => line.startsWith("SingleSignOn.samlMetadata")) ?? ""
    assert.match(metadata, /^\S+ +GET +\/service\/saml\/idp\/metadata +\[.+\] .*: it answers XML/)
    assert.lengthOf(
      list(copy.root, "SingleSignOn"),
      operations.filter(({ id }) => id.startsWith("SingleSignOn.")).length
    )
    assert.throws(() => list(copy.root, "Nothing"), "nothing is left of Nothing")
  })

  it("refuses what is declared, unknown or impossible", async () => {
    for (const [wrong, said] of [
      ["Account.create", "Account.create is declared already"],
      ["Passkey.lst", "no operation is called Passkey.lst; near it are Passkey.list"],
      ["SingleSignOn.samlMetadata", "it answers XML"]
    ] as const) {
      assert.include(await messageOf(scaffold(copy.root, wrong)), said)
    }
  })

  it("writes nothing while it makes its texts, nor for a difference to look at", async () => {
    const before = copy.digest()
    const { draft } = await scaffold(copy.root, id)
    for (const path of draft.paths) assert.include(draft.diff(), ` b/${path}\n`)
    assert.strictEqual(copy.digest(), before)
  })

  it("leaves everything as it was where a file cannot be written, or what comes after fails", async () => {
    const before = copy.digest()
    const { draft } = await scaffold(copy.root, id)
    // The last file of all, so that all others were written.
    const last = join(copy.root, draft.paths.at(-1)!)
    const text = readFileSync(last, "utf8")
    rmSync(last)
    mkdirSync(last)
    assert.match(await messageOf(draft.write()), /EISDIR/)
    rmSync(last, { recursive: true })
    writeFileSync(last, text)
    assert.strictEqual(copy.digest(), before)
    const late = draft.write(() => Promise.reject(new Error("out of ink")))
    assert.strictEqual(await messageOf(late), "out of ink")
    assert.strictEqual(copy.digest(), before)
  })

  it(
    "says of a wrong command line what is right",
    () => {
      for (const [args, said] of [
        [["--lsit"], "unknown option --lsit"],
        [["--list", "Passkey", "extra"], "pnpm scaffold Group.operation [--dry-run], or pnpm scaffold --list [Group]"]
      ] as const) {
        const { code, output } = copy.scaffold(...args)
        assert.deepStrictEqual([code, output.trim()], [1, said])
      }
    },
    timeout
  )

  it(
    "begins an endpoint of which nothing fails but its two contract cases, which say what is to be written",
    async () => {
      await (await scaffold(copy.root, id)).draft.write()
      const group = groupOf({ id })
      const own = `contract/${group.charAt(0).toLowerCase()}${group.slice(1)}.test.ts`
      // Of what is tested of each endpoint, what is tested of this one.
      const titles = new RegExp(`^(the endpoints|path parameters|contract|${group})\\b|${id}\\b`)
      const failures = copy.failures(titles, ["wire/wire.test.ts", "contract/coverage.test.ts", own])
      assert.deepStrictEqual(
        failures.map(([title]) => title),
        [
          `${group} ${id} has an effect that is seen through another endpoint`,
          `${group} ${id} refuses what is documented`
        ],
        failures.map(([, message]) => message).join("\n")
      )
      for (const [, message] of failures) assert.match(message, new RegExp(`This case is not written yet\\. .*${id}`))
      assert.strictEqual(await messageOf(scaffold(copy.root, id)), `${id} is declared already`)
      assert.notInclude(
        list(copy.root).map((line) => line.split(/\s/)[0]),
        id
      )
    },
    timeout
  )
})

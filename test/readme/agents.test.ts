/** The pages that are shipped in the packages: what they name is there, and what they link, too. */
import * as Platform from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import * as Core from "@loginradius-effect/core"
import * as Emulator from "@loginradius-effect/emulator"
import * as Storage from "@loginradius-effect/emulator/Storage"
import * as Control from "@loginradius-effect/emulator/Control"
import * as SeedFile from "@loginradius-effect/emulator/SeedFile"
import * as Node from "@loginradius-effect/node"
import * as Server from "@loginradius-effect/server"
import * as Express from "@loginradius-effect/server/Express"
import * as Fastify from "@loginradius-effect/server/Fastify"
import * as Fetch from "@loginradius-effect/server/Fetch"
import * as HttpApi from "@loginradius-effect/server/HttpApi"
import * as HttpRouter from "@loginradius-effect/server/HttpRouter"
import * as Redis from "@loginradius-effect/server/Redis"
import * as Rpc from "@loginradius-effect/server/Rpc"
import * as Effect from "effect"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import catalogue from "../fixtures/catalogue.json" with { type: "json" }
import { type AnyEndpoint, errorsOf, namedEndpoints } from "../support/endpoints.js"
import { root, testedVersion } from "./snippets.js"

const pages = [
  "llms.txt",
  ...["core", "node", "emulator", "server"].flatMap((name) =>
    ["README.md", "AGENTS.md", "llms.txt"].map((file) => `packages/${name}/${file}`)
  )
]
const textOf = (path: string): string => readFileSync(join(root, path), "utf8")

type Named = { readonly [name: string]: unknown }
const modules: Named = {
  ...Effect,
  ...Platform,
  ...Core,
  ...Node,
  ...Server,
  Redis,
  Express,
  Fastify,
  Fetch,
  Rpc,
  // The platform has modules of these names, too.
  HttpApi: { ...Platform.HttpApi, ...HttpApi },
  HttpRouter: { ...Platform.HttpRouter, ...HttpRouter },
  ...Emulator,
  SeedFile,
  Control,
  Storage
}
const endpoints = new Map(namedEndpoints)

/** What `Login` asks: one endpoint, and another one for a second factor. */
const asked: { readonly [name: string]: ReadonlyArray<string> } = {
  "Login.byEmail": ["Authentication.loginByEmail", "MultiFactorAuthentication.loginByEmail"]
}

const endpointsOf = (name: string): ReadonlyArray<AnyEndpoint> =>
  (asked[name] ?? [name]).map((id) => endpoints.get(id) ?? assert.fail(`${name} is no operation`))

/** `required` and all members of an input, as the catalogue of operations has them. */
const membersOf = (id: string): { readonly required: ReadonlyArray<string>; readonly all: ReadonlyArray<string> } => {
  const { auth, body, parameters } = catalogue.find((operation) => operation.id === id) ?? assert.fail(id)
  const whole = body === "free" ? ["object"] : typeof body === "string" ? ["profile"] : []
  const fields = [...parameters, ...(Array.isArray(body) ? body : [])]
  // One of the two is enough.
  const either = id === "Authentication.forgotPassword" ? ["email"] : []
  const token = "accessToken" in auth ? ["accessToken"] : []
  return {
    required: [...fields.filter(({ required }) => required).map(({ name }) => name), ...whole, ...token, ...either],
    all: [...fields.map(({ name }) => name), ...whole, ...token, "sott"]
  }
}

const rows = [
  ...textOf("packages/core/AGENTS.md").matchAll(
    /^\| ([^|]+) \| `(\w+\.\w+)\(\{ (.+?) \}\)` +\| `(\w+)` +\| (.+?) +\|$/gm
  )
].map(([, what = "", name = "", members = "", answer = "", errors = ""]) => ({
  what: what.trim(),
  name,
  members: members.split(", "),
  answer,
  errors: [...errors.matchAll(/`(\w+)`/g)].map(([, tag]) => tag as string)
}))

describe("the calls in packages/core/AGENTS.md", () => {
  it("are thirty", () => assert.strictEqual(new Set(rows.map(({ name }) => name)).size, 30))

  for (const { answer, errors, members, name } of rows) {
    it(`${name} takes, answers and fails as it says`, () => {
      const called = endpointsOf(name)
      const known = called.map(({ id }) => membersOf(id))
      for (const member of members) {
        const bare = member.replace("?", "")
        assert.isTrue(
          known.some(({ all }) => all.includes(bare)),
          `${bare} is no member`
        )
        const required = known.some(({ required }) => required.includes(bare))
        assert.strictEqual(member.endsWith("?"), !required, `${bare} is marked as what it is not`)
      }
      for (const { required } of known) assert.includeMembers(members, [...required])
      for (const { spec } of called)
        assert.strictEqual((spec.success.description as { readonly name?: string }).name, answer)
      const declared = called.flatMap((endpoint) => [...errorsOf(endpoint).values()].map(({ tag }) => tag))
      assert.isNotEmpty(errors)
      assert.includeMembers(declared, errors)
    })
  }
})

it("the errors of every call that packages/core/AGENTS.md lists are errors", () => {
  const [, table = ""] = textOf("packages/core/AGENTS.md").split("## Errors of every call")
  const named = [...table.split("\n## ")[0]!.matchAll(/^\| (`.+?`) +\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, tag]) => tag as string)
  )
  assert.isAbove(named.length, 7)
  assert.includeMembers(Object.keys(Core.LoginRadiusError), named)
})

/** Headings as GitHub links them. */
const anchorsOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  )

const repository = /^https:\/\/github\.com\/loginradius-effect\/loginradius-effect(?:\/blob\/main\/|$)/

for (const path of pages) {
  describe(path, () => {
    const text = textOf(path)
    const prose = text.replaceAll(/^```.*?^```$/gms, "")

    it("names functions, layers and values that are there", () => {
      const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span as string)
      for (const [whole, module = "", name = ""] of spans.join("\n").matchAll(/(?<![\w.])([A-Z]\w*[a-z]\w*)\.(\w+)/g)) {
        assert.isDefined((modules[module] as Named | undefined)?.[name], whole)
      }
    })

    it("names the versions that are tested", () => {
      for (const [whole, name = "", version] of prose.matchAll(/((?:@[a-z-]+\/)?[a-z-]+)@(\d[\d.]*\d)/g)) {
        assert.strictEqual(version, testedVersion(name), whole)
      }
    })

    it("links what is there", () => {
      const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string)
      assert.isNotEmpty(links)
      for (const link of links) {
        if (link.startsWith("https://") && !repository.test(link)) continue
        // A package holds nothing that is beside its folder.
        const base = link.startsWith("https://") ? "" : dirname(path)
        const [file = "", anchor] = link.replace(repository, "").split("#")
        const target = file === "LICENSE" ? "LICENSE" : file === "" ? path : join(base, file)
        assert.isFalse(file.startsWith(".."), link)
        assert.isTrue(existsSync(join(root, target)), link)
        if (anchor !== undefined) assert.include(anchorsOf(textOf(target)), anchor, link)
      }
    })
  })
}

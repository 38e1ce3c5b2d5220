/**
 * What the first endpoint adds to a browser bundle, imported by subpath, minified: the bytes that come from this
 * project and from its dependencies. What comes from effect and @effect/platform is what a program that uses the same
 * parts of them has anyway. The figure of the barrel import is printed next to it and has no limit.
 */
import { build } from "esbuild"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { conclude, root } from "./workspace.js"

const limit = 12_000

interface Size {
  readonly ours: number
  readonly total: number
}

const isPeer = (path: string): boolean => /node_modules\/(?:effect|@effect\/platform)\//.test(path)

const measure = async (program: string): Promise<Size> => {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: join(root, "examples"), loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    logLevel: "error"
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  const sum = (of: ReadonlyArray<readonly [string, { readonly bytesInOutput: number }]>): number =>
    of.reduce((bytes, [, { bytesInOutput }]) => bytes + bytesInOutput, 0)
  return { ours: sum(inputs.filter(([path]) => path !== "<stdin>" && !isPeer(path))), total: sum(inputs) }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`
const describe = ({ ours, total }: Size): string => `+${kilobytes(ours)} of ${kilobytes(total)}`

const call = `globalThis.result = Effect.runPromise(Effect.either(Account.profilesByUid({ uid: "u" })))`
const effect = `import * as Effect from "effect/Effect"`

if (!existsSync(join(root, "packages/core/dist/Account.js"))) {
  conclude(["packages/core is not built: no dist/Account.js"], "")
} else {
  const endpoint = await measure(`${effect}\nimport * as Account from "@loginradius-effect/core/Account"\n${call}`)
  const configured = await measure(
    `${effect}\nimport * as Account from "@loginradius-effect/core/Account"\n` +
      `import * as LoginRadiusConfig from "@loginradius-effect/core/LoginRadiusConfig"\n` +
      `globalThis.layer = LoginRadiusConfig.layer\n${call}`
  )
  const barrel = await measure(`${effect}\nimport { Account } from "@loginradius-effect/core"\n${call}`)
  conclude(
    endpoint.ours > limit ? [`the first endpoint adds ${describe(endpoint)}; the limit is ${kilobytes(limit)}`] : [],
    `endpoint ${describe(endpoint)}, with config ${describe(configured)}, by barrel ${describe(barrel)}`
  )
}

/**
 * What the first endpoint adds to a browser bundle, imported by subpath, minified: the bytes that come from this
 * project and from its dependencies. What comes from effect and @effect/platform is what a program that uses the same
 * parts of them has anyway. The endpoint has a small answer, so that the figure is that of the engine; an endpoint that
 * answers with a whole profile, the configuration's layer and the barrel import are printed next to it, without a limit. What a
 * login's states add to it has a limit of its own.
 * So has what a server's `HttpApi` takes more for `CurrentUser`, all of it counted.
 * With `--json`, prints the bytes that are ours and the limit, for the benchmarks, and judges nothing.
 */
import { build } from "esbuild"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { conclude, root, sourceCondition } from "./workspace.js"

const limit = 16.3 * 1024

/** What it may add to a login that its refusals become states. */
const statesLimit = 2.5 * 1024

/** What the middlewares of `@loginradius-effect/server/HttpApi` may add to a server that has an `HttpApi`. */
const httpApiLimit = 40 * 1024

interface Size {
  readonly ours: number
  readonly total: number
  /** The heaviest of our files, for whoever has to make it smaller. */
  readonly files: ReadonlyArray<string>
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
    // Only core is built by now.
    conditions: program.includes("/server/") ? [sourceCondition] : [],
    logLevel: "error"
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  const sum = (of: ReadonlyArray<readonly [string, { readonly bytesInOutput: number }]>): number =>
    of.reduce((bytes, [, { bytesInOutput }]) => bytes + bytesInOutput, 0)
  const own = inputs.filter(([path]) => path !== "<stdin>" && !isPeer(path))
  const heaviest = own.toSorted(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, 12)
  return {
    ours: sum(own),
    total: sum(inputs),
    files: heaviest.map(([path, { bytesInOutput }]) => `${bytesInOutput.toString().padStart(7)} ${path}`)
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const describe = ({ ours, total }: Size): string => `+${kilobytes(ours)} of ${kilobytes(total)}`

const core = "@loginradius-effect/core"

/** A program that runs one endpoint and keeps its result, so that nothing of it can be left out. */
const program = (imports: string, call: string): string =>
  `import * as Effect from "effect/Effect"\n${imports}\nglobalThis.result = Effect.runPromise(Effect.either(${call}))`

const infrastructure = `import * as Infrastructure from "${core}/Infrastructure"`
const serverTime = "Infrastructure.getServerTime()"

if (existsSync(join(root, "packages/core/dist/Infrastructure.js"))) {
  const endpoint = await measure(program(infrastructure, serverTime))
  const config = `${infrastructure}\nimport * as Config from "${core}/LoginRadiusConfig"\nglobalThis.layer = Config.layer`
  const configured = await measure(program(config, serverTime))
  const account = `import * as Account from "${core}/Account"`
  const profile = await measure(program(account, `Account.profilesByUid({ uid: "u" })`))
  const login = `import * as Authentication from "${core}/Authentication"`
  const input = `{ email: "a", password: "b" }`
  const plain = await measure(program(login, `Authentication.loginByEmail(${input})`))
  const settled = await measure(
    program(`${login}\nimport * as Login from "${core}/Login"`, `Login.settle(Authentication.loginByEmail(${input}))`)
  )
  const states = settled.ours - plain.ours
  const platform = [
    "HttpApi",
    "HttpApiBuilder",
    "HttpApiEndpoint",
    "HttpApiGroup",
    "HttpApiMiddleware",
    "HttpApiSecurity"
  ]
  const api =
    platform.map((name) => `import * as ${name} from "@effect/platform/${name}"\n`).join("") +
    "globalThis.api = [HttpApi.make, HttpApiBuilder.group, HttpApiBuilder.serve, HttpApiEndpoint.get, HttpApiGroup.make, " +
    "HttpApiMiddleware.Tag, HttpApiSecurity.bearer]"
  const middlewares = `import * as Own from "@loginradius-effect/server/HttpApi"\nglobalThis.own = { ...Own }`
  const currentUser = (await measure(`${api}\n${middlewares}`)).total - (await measure(api)).total
  const barrel = await measure(program(`import { Infrastructure } from "${core}"`, serverTime))
  if (process.argv.includes("--json")) {
    const ours = {
      endpoint: endpoint.ours,
      "with config": configured.ours,
      "with a profile": profile.ours,
      "by barrel": barrel.ours
    }
    console.log(JSON.stringify({ limit, ours }))
  } else {
    const tooMuch = `the first endpoint adds ${describe(endpoint)}; the limit is ${kilobytes(limit)}\n${endpoint.files.join("\n")}`
    const tooManyStates = `Login.settle adds ${kilobytes(states)} to a login; the limit is ${kilobytes(statesLimit)}\n${settled.files.join("\n")}`
    const tooManyMiddlewares = `CurrentUser adds ${kilobytes(currentUser)} to an HttpApi; the limit is ${kilobytes(httpApiLimit)}`
    conclude(
      [
        ...(endpoint.ours > limit ? [tooMuch] : []),
        ...(states > statesLimit ? [tooManyStates] : []),
        ...(currentUser > httpApiLimit ? [tooManyMiddlewares] : [])
      ],
      `endpoint ${describe(endpoint)}, with config ${describe(configured)}, with a profile ${describe(profile)}, ` +
        `by barrel ${describe(barrel)}; a login's states +${kilobytes(states)}; CurrentUser of an HttpApi +${kilobytes(currentUser)}`
    )
  }
} else {
  conclude(["packages/core is not built: no dist/Infrastructure.js"], "")
}

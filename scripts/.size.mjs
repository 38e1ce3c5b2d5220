import { build } from "esbuild"
const root = process.argv[2]
const { metafile, outputFiles } = await build({
  stdin: {
    contents: `import * as Effect from "effect/Effect"\nimport * as Infrastructure from "@loginradius-effect/core/Infrastructure"\nglobalThis.result = Effect.runPromise(Effect.either(Infrastructure.getServerTime()))`,
    resolveDir: root + "/examples",
    loader: "js"
  },
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  platform: "browser",
  format: "esm",
  target: "es2022",
  logLevel: "error"
})
const inputs = Object.values(metafile.outputs)
  .flatMap((o) => Object.entries(o.inputs))
  .filter(([p]) => p !== "<stdin>" && !/node_modules\/(?:effect|@effect\/platform)\//.test(p))
  .filter(([, b]) => b.bytesInOutput > 0)
  .sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)
for (const [p, b] of inputs)
  console.log(String(b.bytesInOutput).padStart(6), p.replace(/.*dist\//, "").replace(/.*node_modules/, "nm"))
const peers = Object.values(metafile.outputs)
  .flatMap((o) => Object.entries(o.inputs))
  .filter(([p]) => /node_modules\/(?:effect|@effect\/platform)\//.test(p))
  .reduce((n, [, b]) => n + b.bytesInOutput, 0)
console.log("peers", peers)
if (process.argv[3]) (await import("node:fs")).writeFileSync(process.argv[3], outputFiles[0].text)

/**
 * How many type instantiations the checker needs for the whole of core: a cost that every user's editor pays. With
 * `--json`, prints figure and limit for the benchmarks, and judges nothing.
 */
import { bin, conclude, run } from "./workspace.js"

const limit = 1_500_000

// Not incremental, and without a build: the figure is that of a checker that knows nothing yet.
const fresh =
  "--noEmit --composite false --incremental false --tsBuildInfoFile null --declaration false --declarationMap false"
const { code, output } = await run(bin("tsc"), ["-p", "packages/core", ...fresh.split(" "), "--extendedDiagnostics"])
const figure = /^Instantiations:\s*(\d+)/m.exec(output)?.[1]
if (figure === undefined) {
  conclude([output.trimEnd(), `tsc ended with ${code} and gave no figure`], "")
} else if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ instantiations: Number(figure), limit }))
} else {
  const instantiations = Number(figure)
  const text = `${(instantiations / 1e6).toFixed(2)} M instantiations of at most ${(limit / 1e6).toFixed(2)} M`
  conclude(instantiations > limit ? [text] : [], text)
}

/**
 * The whole test command: every gate, two at a time. Prints a line per step, the output of what failed, and at last
 * `N passed, N failed`, which counts every test of vitest and each other step as one.
 *
 * `pnpm test lint format` runs only the steps whose names are given (and what they need).
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { bin, cache, root, run, sourceCondition } from "./workspace.js"

interface Count {
  readonly passed: number
  readonly failed: number
  readonly detail: string
}

interface Step {
  readonly name: string
  readonly command: ReadonlyArray<string>
  readonly cwd?: string
  /** Steps that must have ended first; they need not have succeeded. */
  readonly after?: ReadonlyArray<string>
  readonly count?: (code: number, output: string) => Count
}

const script = (name: string): ReadonlyArray<string> => [bin("tsx"), `scripts/${name}.ts`]
const vitestReport = join(cache, "vitest.json")

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: ReadonlyArray<{
    readonly status: string
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>
  }>
}

/** A file that does not even load has no failed test, yet counts as a failure; so does a run without any test. */
const countVitest = (code: number): Count => {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(vitestReport, "utf8")) as VitestReport
  } catch {
    return { passed: 0, failed: 1, detail: "no report" }
  }
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed")
  ).length
  const failed = report.numFailedTests + broken
  const none = report.numPassedTests + failed === 0
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && (code !== 0 || none) ? 1 : failed,
    detail: `${report.numPassedTests} tests in ${report.testResults.length} files, ${report.numPendingTests} skipped`
  }
}

const countOne = (code: number, output: string): Count => {
  const said = output
    .split("\n")
    .filter((line) => line.startsWith("= "))
    .map((line) => line.slice(2))
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, detail: said.join("; ") }
}

const steps: ReadonlyArray<Step> = [
  { name: "declarations", command: script("declarations") },
  { name: "page", command: [bin("tsx"), "--conditions", sourceCondition, "scripts/page.ts"] },
  {
    name: "suites",
    command: [bin("vitest", "test"), "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${vitestReport}`],
    cwd: "test",
    // One suite reads the declarations of core; those in a browser open the page.
    after: ["declarations", "page"],
    count: countVitest
  },
  { name: "typecheck", command: script("typecheck"), after: ["declarations"] },
  { name: "format", command: [bin("oxfmt"), "--check"] },
  { name: "lint", command: [bin("oxlint")] },
  { name: "imports", command: script("check-imports") },
  { name: "exports", command: script("check-exports") },
  { name: "mutants", command: [bin("tsx"), "--conditions", sourceCondition, "scripts/mutants.ts"] },
  { name: "docs", command: [bin("tsx"), "--conditions", sourceCondition, "scripts/docs.ts", "--check"] },
  { name: "links", command: script("check-links") },
  { name: "types", command: [bin("tstyche", "test")], cwd: "test" },
  { name: "type-cost", command: script("check-type-cost") },
  { name: "bundle-size", command: script("check-bundle-size"), after: ["declarations"] },
  { name: "packaging", command: script("check-packages"), after: ["typecheck"] }
]

const wanted = new Set(process.argv.slice(2).filter((argument) => argument !== "--"))
const unknown = [...wanted].filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.log(`No step is called ${unknown.join(", ")}. Steps: ${steps.map(({ name }) => name).join(", ")}`)
  process.exit(1)
}
for (const step of steps.toReversed()) {
  if (wanted.has(step.name)) for (const name of step.after ?? []) wanted.add(name)
}
const selected = wanted.size === 0 ? steps : steps.filter(({ name }) => wanted.has(name))

mkdirSync(cache, { recursive: true })
rmSync(vitestReport, { force: true })

const waiting = [...selected]
const ended = new Set<string>()
const total = { passed: 0, failed: 0 }
const began = performance.now()

const runStep = async (step: Step): Promise<void> => {
  const [command = "", ...args] = step.command
  const start = performance.now()
  const { code, output } = await run(command, args, { cwd: join(root, step.cwd ?? ".") })
  const count = (step.count ?? countOne)(code, output)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (count.failed > 0) console.log(`\n----- ${step.name} -----\n${output.trimEnd()}\n-----`)
  console.log(
    `${count.failed > 0 ? "FAIL" : "ok  "} ${step.name.padEnd(12)} ${seconds.padStart(5)} s  ${count.detail}`.trimEnd()
  )
  total.passed += count.passed
  total.failed += count.failed
  ended.add(step.name)
}

const selectedNames = new Set(selected.map(({ name }) => name))
const isReady = (step: Step): boolean => (step.after ?? []).every((name) => ended.has(name) || !selectedNames.has(name))

/** Starts the first waiting step whose predecessors have ended, as long as fewer than `slots` are running. */
const runAll = (slots: number): Promise<void> =>
  new Promise((resolve) => {
    let running = 0
    const advance = () => {
      if (waiting.length === 0 && running === 0) resolve()
      while (running < slots) {
        const next = waiting.findIndex(isReady)
        if (next < 0) return
        const [step] = waiting.splice(next, 1)
        if (step === undefined) return
        running += 1
        void runStep(step).then(() => {
          running -= 1
          advance()
        })
      }
    }
    advance()
  })

await runAll(2)
console.log(`\n${((performance.now() - began) / 1000).toFixed(1)} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

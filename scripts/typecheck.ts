/** Checks and builds the projects that are given, or all of the workspace, with what they depend on. */
import { compile } from "./compiler.js"
import { conclude } from "./workspace.js"

const { code, output } = await compile(...process.argv.slice(2))
conclude(code === 0 ? [] : [output.trimEnd()], "types and the diagnostics of the Effect language service")

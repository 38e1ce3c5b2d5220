import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, it } from "vitest"

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The declaration that an application gets of a module of its own, as its compiler reads the built packages. */
const declarationOf = async (source: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "loginradius-effect-"))
  try {
    const options = "--declaration --emitDeclarationOnly --strict --exactOptionalPropertyTypes --skipLibCheck"
    const target = "--module nodenext --target es2022 --types node"
    const tsc = local("../../node_modules/typescript/lib/tsc.js")
    await promisify(execFile)(process.execPath, [tsc, source, ...`${options} ${target}`.split(" "), "--outDir", folder])
    return await readFile(join(folder, "ownDocument.d.ts"), "utf8")
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe("the type of an application's document", () => {
  it("names each member once", async () => {
    assert.include(
      (await declarationOf(local("../fixtures/ownDocument.ts"))).replaceAll(/\s+/g, " "),
      "export declare const Thing: Wire.Document<{ " +
        "Id: Wire.Required<string, string, string>; Count: Wire.Wire<number, number, number>; }>;"
    )
  })
})

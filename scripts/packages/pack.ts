/** Packs the published packages as a user gets them. */
import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { pnpm, published, readManifest, root, scope } from "../workspace.js"
import { bundleCommand } from "./command.js"

/** The tarball of a package in a folder. */
export const tarball = (folder: string, short: string): string => {
  const { version } = readManifest(join(root, "packages", short))
  return join(folder, `${scope.slice(1, -1)}-${short}-${version}.tgz`)
}

/** The compiler never deletes what it once wrote; a module that is gone must not be shipped. */
const sweep = (short: string): void => {
  const folder = join(root, "packages", short)
  if (!existsSync(join(folder, "dist"))) return
  for (const entry of readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })) {
    const source = entry.replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, ".ts")
    if (source !== entry && !existsSync(join(folder, "src", source))) rmSync(join(folder, "dist", entry))
  }
}

/** Packs all packages, which are built, with the emulator's command into a folder. Answers what went wrong. */
export const packAll = async (folder: string): Promise<ReadonlyArray<string>> => {
  const problems = await bundleCommand()
  if (problems.length > 0) return problems
  const packed = published.map(async (short) => {
    sweep(short)
    const { code, output } = await pnpm(["pack", "--pack-destination", folder], join(root, "packages", short))
    return code === 0 && existsSync(tarball(folder, short)) ? [] : [`${short}: pnpm pack failed\n${output}`]
  })
  return (await Promise.all(packed)).flat()
}

/**
 * The browser of the tests: the one of `CHROMIUM_PATH`, an installed one, or the one of the development dependencies (Linux
 * on x64 only), which has its own fonts and system libraries and needs no root.
 */
import { execFile } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { type Browser, chromium, type LaunchOptions } from "playwright-core"

const cache = fileURLToPath(new URL("../../../node_modules/.cache/loginradius-effect/", import.meta.url))

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none"
]

/** Open Sans for text on every machine; symbols and monospace from the system's fonts, if it has them. */
const fontsFor = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`

/** Unpacks Chromium once. Other processes may do the same: only a complete copy is renamed to the final folder. */
const unpack = async (): Promise<string> => {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const { version } = JSON.parse(readFileSync(join(dirname(main), "../../package.json"), "utf8"))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const partial = mkdtempSync(join(cache, "chromium-"))
  const program = `require(${JSON.stringify(main)}).executablePath()`
  // The package unpacks into TMPDIR, and unpacks its libraries only if the environment looks like AWS Lambda.
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" }
  await promisify(execFile)(process.execPath, ["--eval", program], { env })
  writeFileSync(join(partial, "fonts/fonts.conf"), fontsFor(folder))
  try {
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

const options = async (): Promise<LaunchOptions> => {
  const installed = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium"
  if (process.env["CHROMIUM_PATH"] !== undefined || existsSync(installed)) return { executablePath: installed }
  // On other systems the tests use an installed Chrome.
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" }
  const folder = await unpack()
  const libraries = [join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":")
  return {
    executablePath: join(folder, "chromium"),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, "fonts") } as Record<
      string,
      string
    >
  }
}

export const launch = async (): Promise<Browser> => chromium.launch({ ...(await options()), args })

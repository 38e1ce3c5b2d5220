/**
 * The browser of the tests: `CHROMIUM_PATH`, one that is installed, or the one that comes with the development
 * dependencies (Linux on x64 only), which brings its fonts and system libraries and needs no root.
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

/** The same letters on every machine; signs and monospace come from the system's fonts, where it has some. */
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

/** Unpacks once, under a name that only a complete copy gets: other processes may be doing the same. */
const unpack = async (): Promise<string> => {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const { version } = JSON.parse(readFileSync(join(dirname(main), "../../package.json"), "utf8"))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const partial = mkdtempSync(join(cache, "chromium-"))
  const program = `require(${JSON.stringify(main)}).executablePath()`
  // It unpacks into the folder for temporary files; its libraries come along where it believes to be at a cloud provider.
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
  // Whoever has Chrome on another system can run the tests with it.
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

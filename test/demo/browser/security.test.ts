import { Emulator } from "@loginradius-effect/emulator"
import { page as built } from "@loginradius-effect/demo/server/host/Build"
import { Effect, Redacted } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"
import { flow } from "./flow.js"

const secret = Redacted.value(Emulator.apiSecret)

flow("an inline script or style, a failing script and a shown secret are faults", async (visitor) => {
  const { open, page } = visitor
  await open("/")
  await page.evaluate(`document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>x</p>")`)
  await page.evaluate(
    `document.head.append(Object.assign(document.createElement("script"), { text: "window.ran = 1" }))`
  )
  await page.evaluate(`{ const image = new Image(); image.src = "http://evil.test/x.png" }`)
  await page.evaluate(`setTimeout(() => { throw new Error("broken") })`)
  for (const noticed of [
    "policy: style-src-attr inline",
    "policy: script-src-elem inline",
    "policy: img-src http://evil.test",
    "script: broken"
  ]) {
    await expect.poll(() => visitor.faults().join("\n")).toContain(noticed)
  }
  expect(await page.evaluate("window.ran")).toBeUndefined()
  await visitor.readSecrets()
  const faults = visitor.takeFaults().join("\n")
  expect(faults).not.toContain(secret)

  await page.evaluate(`sessionStorage.setItem("x", "${secret}")`)
  await visitor.readSecrets()
  expect(visitor.takeFaults().join("\n")).toContain(secret)
  await page.evaluate("sessionStorage.clear()")
})

flow("scripts cannot read the session, and nothing else is stored in the browser", async (visitor) => {
  const { page, signIn } = visitor
  await signIn()
  const cookies = await page.context().cookies()
  expect(cookies.map(({ httpOnly, name, sameSite }) => [name, httpOnly, sameSite])).toEqual([
    ["demo-session", true, "Lax"],
    ["demo-csrf", false, "Lax"]
  ])
  expect(await page.evaluate("document.cookie")).toMatch(/^demo-csrf=[\w-]{43}$/)
  expect(await page.evaluate("[localStorage.length, sessionStorage.length]")).toEqual([0, 0])
})

flow("pages and their files have the policy, are compressed, and hashed files are cached", async ({ origin }) => {
  const page = await fetch(`${origin}/profile`, { headers: { "accept-encoding": "gzip" } })
  const policy = page.headers.get("content-security-policy") ?? ""
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain("unsafe")
  expect(page.headers.get("cache-control")).toBe("no-cache")
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8")

  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ""
  const packed = await fetch(`${origin}${script}`, { headers: { "accept-encoding": "gzip" } })
  expect(packed.headers.get("content-encoding")).toBe("gzip")
  expect(packed.headers.get("content-type")).toBe("text/javascript; charset=utf-8")
  expect(packed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
  const plain = await fetch(`${origin}${script}`, { headers: { "accept-encoding": "identity" } })
  expect(plain.headers.get("content-encoding")).toBeNull()
  const text = await plain.text()
  expect(text).toBe(await packed.text())
  // React's production build. The development build contains its warnings.
  expect(text).not.toContain("react-stack-top-frame")

  for (const path of ["/assets/gone.js", "/assets/../server/main.ts", "/api/nothing", "//evil.test/x.js"]) {
    const other = await fetch(`${origin}${path}`, { redirect: "manual" })
    expect([path, other.status < 300 || other.status === 404]).toEqual([path, true])
    expect(other.headers.get("location")).toBeNull()
  }
})

flow("the build for the browser contains no secret of the application", async () => {
  const folder = await Effect.runPromise(built)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const texts = files.filter(({ name }) => !name.endsWith(".gz")).map((file) => join(file.parentPath, file.name))
  expect(texts.length).toBeGreaterThan(30)
  for (const file of texts) expect(readFileSync(file, "utf8")).not.toContain(secret)
})

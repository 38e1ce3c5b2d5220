/** Serves the page that Vite has built. Every path that is not a file gets the page, which has the routes. */
import { FileSystem, HttpApiBuilder, HttpServerRequest, HttpServerResponse, Path } from "@effect/platform"
import { Effect } from "effect"

/** Vite writes a hash of the content into the names of these files. */
const hashed = "/assets/"

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml"
}

/** All files by their paths. They are few and small, and are kept in memory, so that a newer build changes nothing. */
const read = (folder: string) =>
  Effect.gen(function* () {
    const files = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const names = (yield* files.readDirectory(folder, { recursive: true })).filter((name) => /\.\w+$/.test(name))
    return new Map<string, Uint8Array>(
      yield* Effect.forEach(names, (name) =>
        Effect.map(files.readFile(path.join(folder, name)), (body) => [`/${name.replaceAll("\\", "/")}`, body] as const)
      )
    )
  })

const send = (files: ReadonlyMap<string, Uint8Array>, path: string, request: HttpServerRequest.HttpServerRequest) => {
  const small = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "") ? files.get(`${path}.gz`) : undefined
  return HttpServerResponse.uint8Array(small ?? files.get(path) ?? new Uint8Array(), {
    contentType: types[/\.\w+$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream",
    headers: {
      "cache-control": path.startsWith(hashed) ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...(small === undefined ? {} : { "content-encoding": "gzip" })
    }
  })
}

export const layer = (folder: string) =>
  HttpApiBuilder.Router.use((router) =>
    Effect.gen(function* () {
      const files = yield* read(folder)
      const page = Effect.map(HttpServerRequest.HttpServerRequest, (request) => {
        const [pathname = ""] = request.url.split("?")
        if (files.has(pathname)) return send(files, pathname, request)
        // A missing file must not be answered with the page, which the browser would take for a script.
        return pathname.startsWith(hashed) || pathname.startsWith("/api/")
          ? HttpServerResponse.empty({ status: 404 })
          : send(files, "/index.html", request)
      })
      yield* router.get("*", page)
    })
  )

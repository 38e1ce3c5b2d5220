/** Serves the page that Vite has built. Every path that is not a file's is the page's own: it has the routes. */
import { FileSystem, HttpApiBuilder, HttpServerRequest, HttpServerResponse, Path } from "@effect/platform"
import { Effect } from "effect"

/** Vite writes a hash of the content into the names of these files. */
const hashed = "/assets/"

export const layer = (folder: string) =>
  HttpApiBuilder.Router.use((router) =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const known = new Map(
        (yield* files.readDirectory(folder, { recursive: true })).map((name) => [
          `/${name.replaceAll("\\", "/")}`,
          name
        ])
      )
      const send = (name: string, isLasting: boolean) =>
        HttpServerResponse.file(path.join(folder, name), {
          headers: { "cache-control": isLasting ? "public, max-age=31536000, immutable" : "no-cache" }
        }).pipe(Effect.provideService(FileSystem.FileSystem, files), Effect.orDie)
      const page = Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest
        const { pathname } = new URL(request.url, "http://page")
        const name = known.get(pathname)
        if (name !== undefined && /\.\w+$/.test(name)) return yield* send(name, pathname.startsWith(hashed))
        // A file that is gone must not be answered with a page, which the browser would take for a script.
        if (pathname.startsWith(hashed) || pathname.startsWith("/api/"))
          return HttpServerResponse.empty({ status: 404 })
        return yield* send("index.html", false)
      })
      yield* router.get("*", page)
    })
  )

/** Where the endpoints of the control API are: nothing is taken for one that is not named as it is, and asked what it can be asked. */
import * as HttpApi from "@effect/platform/HttpApi"
import * as Option from "effect/Option"
import { Api } from "../Control.js"

export interface Route {
  readonly method: string
  readonly path: RegExp
  readonly takesQuery: boolean
  /** Whether its body is a text of any kind: all others are JSON. */
  readonly takesText: boolean
}

const routes: ReadonlyArray<Route> = /* @__PURE__ */ (() => {
  const routes: Array<Route> = []
  HttpApi.reflect(Api, {
    onGroup: () => {},
    onEndpoint: ({ endpoint: { method, path, urlParamsSchema }, payloads }) =>
      void routes.push({
        method,
        path: new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`),
        takesQuery: Option.isSome(urlParamsSchema),
        takesText: [...payloads.values()].some(({ encoding }) => encoding.kind === "Text")
      })
  })
  return routes
})()

/** The endpoint that a request is for; else the methods that its path takes, which are none where nothing is there. */
export const find = (method: string, pathname: string): Route | ReadonlyArray<string> => {
  const there = routes.filter(({ path }) => path.test(pathname))
  const wanted = method === "HEAD" ? "GET" : method
  return there.find((route) => route.method === wanted) ?? there.map((route) => route.method)
}

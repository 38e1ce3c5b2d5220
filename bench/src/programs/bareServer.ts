/** The least that a server on Effect's platform costs: a router of two routes, whose answers are the arguments. */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as HttpRouter from "@effect/platform/HttpRouter"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { createServer } from "node:http"
import { reportCpu } from "../served.js"
import { accessToken, loginPath, path } from "../workload.js"

const [profile = "", login = ""] = process.argv.slice(2)

const answer = (body: string) => HttpServerResponse.text(body, { contentType: "application/json; charset=utf-8" })

const router = HttpRouter.empty.pipe(
  HttpRouter.get(
    path,
    Effect.sync(() => answer(profile))
  ),
  HttpRouter.post(
    loginPath,
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      yield* request.json
      return answer(login)
    })
  )
)

const announced = HttpServer.addressWith((address) =>
  Effect.sync(() => {
    if (address._tag === "TcpAddress") reportCpu({ address: `http://127.0.0.1:${address.port}`, accessToken })
  })
)

const main = HttpServer.serve(router).pipe(
  Layer.merge(Layer.effectDiscard(announced)),
  Layer.provide(NodeHttpServer.layer(createServer, { port: 0, host: "127.0.0.1" }))
)

await Effect.runPromise(Layer.launch(main))

/** Tells LoginRadius for whose browser this server calls: that is what the sessions of a user are listed by. */
import { HttpApiBuilder, type HttpApp, HttpClient, HttpClientRequest, HttpServerRequest } from "@effect/platform"
import { Effect, Option } from "effect"
import { Api } from "../api/Api.js"

const onBehalf = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.map(Effect.serviceOption(HttpServerRequest.HttpServerRequest), (visitor) => {
    const address = Option.flatMap(visitor, ({ remoteAddress }) => remoteAddress)
    const browser = Option.flatMap(visitor, ({ headers }) => Option.fromNullable(headers["user-agent"]))
    return HttpClientRequest.setHeaders(request, {
      ...(Option.isSome(address) ? { "x-origin-ip": address.value } : {}),
      ...(Option.isSome(browser) ? { "x-origin-user-agent": browser.value } : {})
    })
  })

const introduce = Effect.map(HttpClient.HttpClient, (client) => {
  const introducing = HttpClient.mapRequestEffect(client, onBehalf)
  return (app: HttpApp.Default) => Effect.provideService(app, HttpClient.HttpClient, introducing)
})

export const layer = HttpApiBuilder.middleware(Api, introduce)

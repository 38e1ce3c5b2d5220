/**
 * The address and the user agent of the browser, sent with each call that its request causes. LoginRadius lists a user's
 * sessions by them.
 */
import { HttpApiBuilder, type HttpApp, HttpClient, HttpClientRequest, HttpServerRequest } from "@effect/platform"
import { Effect, Option } from "effect"
import { Api } from "../../api/Api.js"

const identify = (call: HttpClientRequest.HttpClientRequest) =>
  Effect.map(Effect.serviceOption(HttpServerRequest.HttpServerRequest), (request) => {
    const address = Option.flatMap(request, ({ remoteAddress }) => remoteAddress)
    const userAgent = Option.flatMap(request, ({ headers }) => Option.fromNullable(headers["user-agent"]))
    return HttpClientRequest.setHeaders(call, {
      ...(Option.isSome(address) ? { "x-origin-ip": address.value } : {}),
      ...(Option.isSome(userAgent) ? { "x-origin-user-agent": userAgent.value } : {})
    })
  })

const withIdentity = Effect.map(HttpClient.HttpClient, (client) => {
  const identifying = HttpClient.mapRequestEffect(client, identify)
  return (app: HttpApp.Default) => Effect.provideService(app, HttpClient.HttpClient, identifying)
})

export const layer = HttpApiBuilder.middleware(Api, withIdentity)

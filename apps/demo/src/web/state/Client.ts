/** The API as the page calls it: a function for each endpoint, typed by the declaration that the server implements. */
import { FetchHttpClient, HttpApiClient, HttpClient, HttpClientRequest } from "@effect/platform"
import { Effect, Schema } from "effect"
import { Api } from "../../api/Api.js"
import { Refusal, Unavailable } from "../../api/Refusals.js"

const csrfToken = () => /(?:^|; )demo-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? ""

export const client = HttpApiClient.make(Api, {
  transformClient: HttpClient.mapRequest((request) => HttpClientRequest.setHeader(request, "x-csrf-token", csrfToken()))
}).pipe(Effect.provide(FetchHttpClient.layer), Effect.runSync)

const isRefusal = Schema.is(Refusal)

/** The refusal of the server, or `Unavailable` if it cannot be reached. */
export const refusalOf = (error: unknown): Refusal =>
  isRefusal(error)
    ? error
    : new Unavailable({ mayHaveHappened: false, message: "The server cannot be reached. Is it still running?" })

/** A refusal in the words of the page. */
export const describe = (refusal: Refusal): string =>
  refusal._tag === "AccountLocked" && refusal.until !== undefined
    ? `${refusal.message} It opens again at ${clockTime(refusal.until)}.`
    : refusal.message

const clockTime = (iso: string) => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })

import { Webhooks } from "@loginradius-effect/core"
import { Effect } from "effect"
import { createHmac } from "node:crypto"

const secret = "11111111-2222-3333-4444-555555555555"
const receive = Webhooks.receive(secret)

/** The status to answer a delivery with. The body is what was received, byte by byte: not parsed, not printed anew. */
const onDelivery = (rawBody: string, signature: string | undefined) =>
  receive(rawBody, signature).pipe(
    Effect.map((event) => (event._tag === "Register" ? `201: ${event.profile.Uid} registered` : `200: ${event._tag}`)),
    Effect.catchTags({
      WebhookSignatureMissing: () => Effect.succeed("401: not signed"),
      WebhookSignatureInvalid: () => Effect.succeed("401: not from LoginRadius"),
      WebhookEventMalformed: ({ path }) => Effect.succeed(`400: ${path}`)
    })
  )

const body = JSON.stringify({ HookName: "register", Time: "2026-01-01T00:00:00Z", HookId: "1", Data: { Uid: "42" } })
const signature = createHmac("sha256", secret).update(body).digest("hex").toUpperCase()

const deliveries = Effect.all([onDelivery(body, signature), onDelivery(body, "AB"), onDelivery(body, undefined)])

console.log((await Effect.runPromise(deliveries)).join("\n"))
// → 201: 42 registered
// → 401: not from LoginRadius
// → 401: not signed

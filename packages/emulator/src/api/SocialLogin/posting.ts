/** Statuses and messages that are sent to social providers in a user's name. */
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle } from "../../handle.js"
import * as data from "../../provider/data.js"
import { deterministic } from "../../provider/deterministic.js"
import { providerError, requireCapability, withContacts } from "../../rules/providerProfile.js"
import * as Providers from "../../state/Providers.js"

interface Status {
  readonly title: string
  readonly url: string
  readonly imageUrl: string
  readonly status: string
  readonly shortUrl?: string | undefined
}

const publish = (input: Status) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const { id, provider } = yield* requireCapability("publish")
    store.change(
      Providers.publish({
        kind: "status",
        provider,
        from: id,
        to: undefined,
        title: input.title,
        text: input.status,
        url: input.url,
        imageUrl: input.imageUrl,
        at: now
      })
    )
    return { isPosted: true, data: isWanted(input.shortUrl) ? shortened(input.url) : null }
  })

const isWanted = (shortUrl: string | undefined): boolean => /^(true|1)$/i.test(shortUrl ?? "")

const shortened = (url: string) => {
  const key = Number(deterministic(url).digits(8))
  return { ShortUrl: `https://lnk.example/${key.toString(36)}`, UrlKey: key, UrlBase36Key: key.toString(36) }
}

const send = (input: { readonly to: string; readonly subject: string; readonly message: string }) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const identity = yield* withContacts("message")
    if (!data.contacts(identity).some(({ ID }) => ID === input.to))
      return yield* providerError("No contact has this id.")
    store.change(
      Providers.publish({
        kind: "message",
        provider: identity.provider,
        from: identity.id,
        to: input.to,
        title: input.subject,
        text: input.message,
        url: undefined,
        imageUrl: undefined,
        at: now
      })
    )
    return { isPosted: true }
  })

export const handlers = [
  handle(SocialLogin.statusPostingPost, publish),
  handle(SocialLogin.statusPostingGet, publish),
  handle(SocialLogin.messagePost, send),
  handle(SocialLogin.messageGet, send)
]

/** Statuses and messages that are sent to social providers in a user's name. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import { guid } from "../../internal/ids.js"
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

const put = (input: Status, trackingId?: string) =>
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
        trackingId,
        at: now
      })
    )
  })

const publish = (input: Status) =>
  Effect.as(put(input), { isPosted: true, data: isWanted(input.shortUrl) ? shortened(input.url) : null })

const track = (input: Status) =>
  Effect.gen(function* () {
    const Id = yield* guid
    yield* put(input, Id)
    return { Id, Url: null }
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

/** Nobody reacts to what is published here. */
const echo = handle(SocialLogin.trackableStatusFetching, ({ postId }) =>
  Effect.flatMap(current, ({ store }) =>
    store.read(Providers.trackedBy(postId)) === undefined
      ? refuse(ErrorCode.ParameterMalformed, {
          status: 400,
          description: "The parameter postid is missing or not well formed."
        })
      : Effect.succeed({ Shares: 0, Likes: 0, Comments: 0 })
  )
)

const shorten = handle(SocialLogin.shortenUrl, ({ url }) => Effect.succeed(shortened(url)))

export const handlers = [
  handle(SocialLogin.statusPostingPost, publish),
  handle(SocialLogin.statusPostingGet, publish),
  handle(SocialLogin.messagePost, send),
  handle(SocialLogin.messageGet, send),
  handle(SocialLogin.trackableStatusPosting, track),
  handle(SocialLogin.trackableStatusStats, track),
  echo,
  shorten
]

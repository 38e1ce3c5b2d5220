/** What social providers tell about their users. */
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as SocialLogin from "@loginradius-effect/core/SocialLogin"
import * as Effect from "effect/Effect"
import { current } from "../../context.js"
import { handle, refuse } from "../../handle.js"
import type { Capability } from "../../provider/capabilities.js"
import * as data from "../../provider/data.js"
import { requireCapability, withContacts } from "../../rules/providerProfile.js"
import * as Providers from "../../state/Providers.js"
import type { SocialIdentity } from "../../state/SocialIdentity.js"

const told = <A>(capability: Capability, read: (identity: SocialIdentity) => A) =>
  Effect.map(requireCapability(capability), read)

/** How many items a page has. */
const pageSize = { contact: 10, video: 5 }

/** A cursor counts the items that came before. */
const page = <A>(items: ReadonlyArray<A>, size: number, cursor: string | undefined) =>
  Effect.gen(function* () {
    const from = cursor === undefined ? 0 : Number(cursor)
    if (cursor !== undefined && !/^[1-9]\d*$/.test(cursor)) return yield* refuse(ErrorCode.CursorInvalid)
    // The first page of nothing is empty.
    if (cursor !== undefined && from >= items.length) return yield* refuse(ErrorCode.NoMoreRecords)
    const to = from + size
    return { Data: items.slice(from, to), NextCursor: to < items.length ? String(to) : "" }
  })

export const album = handle(SocialLogin.album, () => told("album", data.albums))
export const audio = handle(SocialLogin.audio, () => told("audio", data.audios))
export const checkIn = handle(SocialLogin.checkIn, () => told("checkIn", data.checkIns))
export const company = handle(SocialLogin.company, () => told("company", data.followedCompanies))
export const contact = handle(SocialLogin.contact, ({ nextCursor }) =>
  Effect.flatMap(withContacts("contact"), (identity) => page(data.contacts(identity), pageSize.contact, nextCursor))
)
export const event = handle(SocialLogin.event, () => told("event", data.events))
export const following = handle(SocialLogin.following, () => told("following", data.following))
export const group = handle(SocialLogin.group, () => told("group", data.groups))
export const like = handle(SocialLogin.like, () => told("like", data.likes))
export const mention = handle(SocialLogin.mention, () => told("mention", data.mentions))
export const namedPage = handle(SocialLogin.page, ({ pageName }) =>
  told("page", ({ provider }) => data.page(provider, pageName))
)
export const photo = handle(SocialLogin.photo, ({ albumId }) =>
  told("photo", (identity) => data.photos(identity, albumId))
)
export const post = handle(SocialLogin.post, () => told("post", data.posts))
export const video = handle(SocialLogin.video, ({ nextCursor }) =>
  Effect.flatMap(requireCapability("video"), (identity) => page(data.videos(identity), pageSize.video, nextCursor))
)

export const status = handle(SocialLogin.statusFetching, () =>
  Effect.gen(function* () {
    const { store } = yield* current
    const identity = yield* requireCapability("status")
    return data.statuses(identity, store.read(Providers.publishedBy(identity.provider, identity.id)))
  })
)

export const handlers = [
  album,
  audio,
  checkIn,
  company,
  contact,
  event,
  following,
  group,
  like,
  mention,
  namedPage,
  photo,
  post,
  status,
  video
]

/**
 * What webhooks deliver.
 *
 * @since 0.1.0
 */
import * as Either from "effect/Either"
import { decode, lossesIn, Mismatch, withLosses } from "../internal/wire/codec.js"
import * as Wire from "../Wire.js"
import { CustomObjectRecord } from "./CustomObjects.js"
import { Profile } from "./Profile.js"
import { type EventName, eventNames } from "./Webhook.js"

/**
 * What all events have in common.
 *
 * @since 0.1.0
 * @category models
 */
export interface EventOf<out Name extends string> {
  readonly _tag: Name
  /** The subscription that was delivered to. */
  readonly hookId: string | undefined
  /** When it happened: ISO 8601. */
  readonly time: string | undefined
}

/**
 * The events that tell of a custom object.
 *
 * @since 0.1.0
 * @category models
 */
export type CustomObjectEventName = "CreateCustomObject" | "UpdateCustomobject" | "DeleteCustomObject"

/**
 * The events that tell of an account by its profile.
 *
 * @since 0.1.0
 * @category models
 */
export type ProfileEventName = Exclude<EventName, CustomObjectEventName | "RemoveEmail">

/**
 * Something happened to an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfileEvent<out Name extends ProfileEventName> extends EventOf<Name> {
  /** As it was after the event; of a deleted account, as it was before. */
  readonly profile: Profile
}

/**
 * An address was removed from an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface RemoveEmailEvent extends EventOf<"RemoveEmail"> {
  readonly profile: Profile
  readonly removedEmail: string
}

/**
 * Something happened to a custom object.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObjectEvent<out Name extends CustomObjectEventName> extends EventOf<Name> {
  /** As it was after the event. Of a deleted one, as it was before; its content may come as names and values. */
  readonly object: CustomObjectRecord
}

/**
 * An event that this SDK does not know.
 *
 * @since 0.1.0
 * @category models
 */
export interface UnknownEvent extends EventOf<"Unknown"> {
  /** The name as the service wrote it: lower case. */
  readonly hookName: string
  /** What came along; secrets are redacted where it is a profile. */
  readonly data: unknown
}

/**
 * What a webhook tells, by `_tag`.
 *
 * @since 0.1.0
 * @category models
 */
export type Event =
  | { readonly [Name in ProfileEventName]: ProfileEvent<Name> }[ProfileEventName]
  | RemoveEmailEvent
  | { readonly [Name in CustomObjectEventName]: CustomObjectEvent<Name> }[CustomObjectEventName]
  | UnknownEvent

const removedEmailMembers = () => ({
  UserProfile: Wire.required(Profile),
  RemovedEmail: Wire.required(Wire.string)
})

const deliveryMembers = () => ({
  HookName: Wire.required(Wire.string),
  Time: Wire.dateTime,
  HookId: Wire.string,
  Data: Wire.unknown
})

type Read<A> = Either.Either<A, Mismatch>

type Data = (data: unknown) => Read<object>

const removedEmail: Data = (data) =>
  Either.map(decode(Wire.document("RemovedEmail", removedEmailMembers), data), (document) => {
    const { RemovedEmail, UserProfile } = document
    return withLosses({ profile: UserProfile, removedEmail: RemovedEmail }, lossesIn(document))
  })

const customObject: Data = (data) =>
  Either.map(decode(CustomObjectRecord, data), (object) => withLosses({ object }, lossesIn(object)))

const ofProfile: Data = (data) =>
  Either.map(decode(Profile, data), (profile) => withLosses({ profile }, lossesIn(profile)))

/** What events tell that do not tell of a profile. */
const others: { readonly [Name in Exclude<EventName, ProfileEventName>]: Data } = {
  RemoveEmail: removedEmail,
  CreateCustomObject: customObject,
  UpdateCustomobject: customObject,
  DeleteCustomObject: customObject
}

/** Reads the body of a delivery. */
export const readEvent = (body: unknown): Read<Event> =>
  Either.flatMap(decode(Wire.document("Delivery", deliveryMembers), body), (delivery) => {
    const { Data, HookId, HookName, Time } = delivery
    const noting = (event: Event, data: unknown): Event =>
      withLosses(event, [...lossesIn(delivery), ...lossesIn(data, "Data")])
    const common = { hookId: HookId ?? undefined, time: Time ?? undefined }
    const name = eventNames.find((known) => known.toLowerCase() === HookName.toLowerCase())
    if (name === undefined) {
      // With tolerance, nearly all could be read as a profile, and would lose what it has of its own.
      const profile = Profile.decode(Data)
      const data = profile instanceof Mismatch ? Data : profile
      return Either.right({ _tag: "Unknown", ...common, hookName: HookName, data })
    }
    const reader = (others as { readonly [name: string]: Data | undefined })[name] ?? ofProfile
    return Either.mapBoth(reader(Data), {
      onLeft: (mismatch) => mismatch.within("Data"),
      onRight: (told) => noting({ _tag: name, ...common, ...told } as Event, told)
    })
  })

/** What an application has beside accounts: roles, custom objects, lists of registration data, webhooks. */
import type { EventName } from "@loginradius-effect/core/Webhooks"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { hex24 } from "../internal/ids.js"
import { isName } from "../internal/names.js"
import { unredact } from "../internal/unredact.js"
import * as webhooks from "../rules/webhooks.js"
import type { CurrentSettings } from "../Settings.js"
import type { Json } from "../state/Json.js"
import * as Store from "../Store.js"
import { SeedConflict } from "./conflict.js"

/**
 * A role of the application.
 *
 * @since 0.1.0
 * @category models
 */
export interface Role {
  readonly name: string
  readonly permissions?: ReadonlyArray<string> | undefined
}

/**
 * A custom object of an account.
 *
 * @since 0.1.0
 * @category models
 */
export interface CustomObject {
  /** 24 hexadecimal digits; made up if there is none. */
  readonly id?: string | undefined
  /** What the application calls the objects. */
  readonly name: string
  readonly content: Json
}

/**
 * An entry of a list that users choose from when they register, with the entries below it.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegistrationEntry {
  /** 24 hexadecimal digits; made up if there is none. */
  readonly id?: string | undefined
  /** The list that it belongs to. */
  readonly type: string
  readonly key: string
  readonly value: string
  /** What `CustomRegistrationData.validateCode` asks for. */
  readonly code?: string | Redacted.Redacted<string> | undefined
  /** `true` unless said otherwise. */
  readonly isActive?: boolean | undefined
  readonly children?: ReadonlyArray<RegistrationEntry> | undefined
}

/**
 * How deliveries to a webhook authenticate.
 *
 * @since 0.1.0
 * @category models
 */
export type WebhookAuthentication =
  | {
      readonly type: "Basic"
      readonly username: string
      readonly password: string | Redacted.Redacted<string>
    }
  | { readonly type: "Bearer"; readonly token: string | Redacted.Redacted<string> }

/**
 * A webhook: what is told of which event.
 *
 * @since 0.1.0
 * @category models
 */
export interface Webhook {
  readonly event: EventName
  /** Starts with `http:` or `https:`. */
  readonly targetUrl: string
  readonly name?: string | undefined
  readonly headers?: { readonly [name: string]: string } | undefined
  readonly queryParams?: { readonly [name: string]: string } | undefined
  readonly authentication?: WebhookAuthentication | undefined
}

/**
 * Makes a role, in place of the one of its name, if there is one. Fails as a defect where the name cannot be part of a path.
 *
 * @since 0.1.0
 * @category constructors
 */
export const role = ({ name, permissions = [] }: Role): Effect.Effect<void, never, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    if (!isName(name)) return yield* Effect.die(`no call can reach a role with the name ${JSON.stringify(name)}`)
    const granted = Object.fromEntries(permissions.map((permission) => [permission, true]))
    store.change(Store.Roles.put({ name, permissions: granted }))
  })

const form = /^[0-9a-f]{24}$/

/** The id that was given, or a new one. */
const idOf = (
  given: string | undefined,
  what: SeedConflict["what"],
  isTaken: (id: string) => boolean
): Effect.Effect<string, SeedConflict> => {
  if (given === undefined) return hex24
  const lower = given.toLowerCase()
  if (!form.test(lower)) return Effect.die("the id of a record has not 24 hexadecimal digits")
  return isTaken(lower) ? Effect.fail(new SeedConflict({ what })) : Effect.succeed(lower)
}

/**
 * Gives a custom object to an account; answers its id. Fails as a defect where there is no such account, or where the id is
 * ill-formed.
 *
 * @since 0.1.0
 * @category constructors
 */
export const customObject = (uid: string, object: CustomObject): Effect.Effect<string, SeedConflict, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const now = yield* Clock.currentTimeMillis
    if (store.read(Store.Accounts.byUid(uid)) === undefined) return yield* Effect.die(`no account has the Uid ${uid}`)
    const isTaken = (id: string) => store.read((tables) => tables.customObjects.get(id)) !== undefined
    const id = yield* idOf(object.id, "CustomObject", isTaken)
    const { content, name } = object
    store.change(Store.CustomObjects.put({ id, uid, name, content, createdAt: now, modifiedAt: now }))
    return id
  })

/**
 * Makes an entry of a list of registration data, and those below it; answers its id. Fails as a defect where an id is
 * ill-formed, or where a list has a name that cannot be part of a path.
 *
 * @since 0.1.0
 * @category constructors
 */
export const registrationData = (entry: RegistrationEntry): Effect.Effect<string, SeedConflict, Store.Store> =>
  entryBelow(entry, undefined)

const entryBelow = (
  entry: RegistrationEntry,
  parentId: string | undefined
): Effect.Effect<string, SeedConflict, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const now = yield* Clock.currentTimeMillis
    const { children = [], code, isActive = true, key, type, value } = entry
    if (!isName(type)) return yield* Effect.die(`no call can reach a list with the name ${JSON.stringify(type)}`)
    const isTaken = (id: string) => store.read(Store.RegistrationData.byId(id)) !== undefined
    const id = yield* idOf(entry.id, "RegistrationData", isTaken)
    store.change(
      Store.RegistrationData.put({
        id,
        type,
        key,
        value,
        parentId,
        code: code === undefined ? undefined : unredact(code),
        isActive,
        createdAt: now,
        modifiedAt: now
      })
    )
    yield* Effect.forEach(children, (child) => entryBelow(child, id), { discard: true })
    return id
  })

/**
 * Makes a webhook; answers its id. Fails as a defect where the target is no URL.
 *
 * @since 0.1.0
 * @category constructors
 */
export const webhook = (webhook: Webhook): Effect.Effect<string, SeedConflict, Store.Store | CurrentSettings> =>
  Effect.gen(function* () {
    const { authentication, event, headers, name = "", queryParams } = webhook
    const target = webhooks.targetOf(webhook.targetUrl)
    if (target === undefined) return yield* Effect.die("the target of a webhook is no URL of http or https")
    if ((yield* webhooks.find(event, target)) !== undefined) {
      return yield* new SeedConflict({ what: "Webhook" })
    }
    const made = yield* webhooks.make(event, target, {
      name,
      headers,
      queryParams,
      authentication: authentication === undefined ? undefined : inWrapping(authentication)
    })
    return made.id
  })

const inWrapping = (authentication: WebhookAuthentication): Store.Webhooks.WebhookAuthentication =>
  authentication.type === "Basic"
    ? { ...authentication, password: wrapped(authentication.password) }
    : { type: "Bearer", token: wrapped(authentication.token) }

const wrapped = (secret: string | Redacted.Redacted<string>): Redacted.Redacted<string> =>
  typeof secret === "string" ? Redacted.make(secret) : secret

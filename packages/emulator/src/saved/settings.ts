/** Settings as JSON: durations in milliseconds, or `infinite`; secrets in clear. */
import * as Duration from "effect/Duration"
import type * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { isObject } from "../internal/json.js"
import * as Settings from "../Settings.js"

const endless = "infinite"

export const encode = (settings: Settings.Settings): unknown => plain(settings)

/** The same without secrets. */
export const shown = (settings: Settings.Settings): unknown => plain(withoutSecrets(settings))

const withoutSecrets = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(withoutSecrets)
    : isObject(value) && !Duration.isDuration(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, member]) =>
            Redacted.isRedacted(member) ? [] : [[name, withoutSecrets(member)]]
          )
        )
      : value

const plain = (value: unknown): unknown =>
  Duration.isDuration(value)
    ? Duration.isFinite(value)
      ? Duration.toMillis(value)
      : endless
    : Redacted.isRedacted(value)
      ? Redacted.value(value)
      : Array.isArray(value)
        ? value.map(plain)
        : isObject(value)
          ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
          : value

/** Settings that a JSON stands for; those that it leaves out are the defaults. */
export const decode = (json: unknown): Either.Either<Settings.Settings, Settings.InvalidSettings> =>
  Settings.make(optionsOf(json))

/** The options that a JSON stands for, of which it is not known whether they can be. */
export const optionsOf = (json: unknown): Settings.Options => options(json, Settings.defaults) as Settings.Options

/** Of the defaults, it is known which settings are durations. */
const options = (json: unknown, like: unknown): unknown =>
  Duration.isDuration(like) && json === endless
    ? Duration.infinity
    : isObject(json) && isObject(like)
      ? Object.fromEntries(Object.entries(json).map(([name, member]) => [name, options(member, like[name])]))
      : json

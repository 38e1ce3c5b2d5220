/** A document as seeds. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Seed from "../Seed.js"
import type { CurrentSettings } from "../Settings.js"
import type { Store } from "../Store.js"
import type { Path } from "./problems.js"
import type { Document } from "./schema.js"

/** Where a document meets what is there. */
export class ConflictAt
  extends /* @__PURE__ */ Data.TaggedError("ConflictAt")<{
    readonly path: Path
    readonly conflict: Seed.SeedConflict
  }> {}

type Seeding = Effect.Effect<unknown, Seed.SeedConflict, Store | CurrentSettings>

/** Seeds one after the other. */
const each = <A>(items: ReadonlyArray<A> | undefined, path: Path, seed: (item: A) => Seeding) =>
  Effect.suspend(() => {
    let present = -1
    return Effect.forEach(
      items ?? [],
      (item) => {
        present++
        return seed(item)
      },
      { discard: true }
    ).pipe(Effect.mapError((conflict) => new ConflictAt({ path: [...path, present], conflict })))
  })

type Account = NonNullable<Document["accounts"]>[number]

const account = ({ customObjects = [], ...person }: Account): Seeding =>
  customObjects.length === 0
    ? Seed.account(person)
    : Effect.flatMap(Seed.account(person), (uid) =>
        Effect.forEach(customObjects, (object) => Seed.customObject(uid, object), { discard: true })
      )

export const seeds = (document: Document): Effect.Effect<void, ConflictAt, Store | CurrentSettings> =>
  each(document.roles, ["roles"], Seed.role).pipe(
    Effect.zipRight(each(document.accounts, ["accounts"], account)),
    Effect.zipRight(each(document.registrationData, ["registrationData"], Seed.registrationData)),
    Effect.zipRight(each(document.webhooks, ["webhooks"], Seed.webhook)),
    Effect.zipRight(each(document.people, ["people"], Seed.person))
  )

/** What a request leaves behind: all of its one change, or nothing. */
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import { Emulator, Outbox, Seed, Store } from "@loginradius-effect/emulator"
import { Effect, Either, Redacted } from "effect"
import { emulator } from "./support.js"

const email = "ada@example.com"

/** What a handler writes and sends in these tests: a role, and a mail. */
const write = (name: string) =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const outbox = yield* Outbox.Outbox
    store.change(Store.Roles.put({ name, permissions: {} }))
    assert.isDefined(store.read(Store.Roles.byName(name)))
    yield* outbox.deliver({ kind: "mail", to: email, template: name })
  })

const answers = { IsExist: true }

const refusal = Handler.refuse(ErrorCode.EmailIdInvalid)

/** The emulator with this in place of the check whether an address is taken. */
const withHandler = (
  run: Effect.Effect<typeof answers, Handler.Refusal<ErrorCode.EmailIdInvalid>, Store.Store | Outbox.Outbox>
) =>
  emulator({
    handlers: (standard) => [
      Handler.handle(Authentication.checkEmailAvailability, () => run),
      ...standard.filter(({ endpoint }) => endpoint !== Authentication.checkEmailAvailability)
    ]
  })

const call = Effect.either(Authentication.checkEmailAvailability({ email }))

/** The roles, and the templates of the messages. */
const left = Effect.gen(function* () {
  const roles = yield* Emulator.seed(Effect.map(Store.Store, (store) => store.read(Store.Roles.all)))
  return { roles: roles.map(({ name }) => name), messages: (yield* Outbox.messages).map(({ template }) => template) }
})

describe("a request", () => {
  it.effect("that a handler of one's own answers leaves all of its changes and messages", () =>
    Effect.gen(function* () {
      assert.isTrue(Either.isRight(yield* call))
      assert.deepStrictEqual(yield* left, { roles: ["a", "b"], messages: ["a", "b"] })
    }).pipe(Effect.provide(withHandler(Effect.as(Effect.zipRight(write("a"), write("b")), answers))))
  )

  it.effect("that is refused leaves nothing, neither in the store nor in the outbox", () =>
    Effect.gen(function* () {
      assert.isTrue(Either.isLeft(yield* call))
      assert.deepStrictEqual(yield* left, { roles: [], messages: [] })
    }).pipe(Effect.provide(withHandler(Effect.zipRight(write("a"), refusal))))
  )

  it.effect("whose handler fails by a defect leaves nothing, and the next one is handled", () =>
    Effect.gen(function* () {
      const { handle } = yield* Emulator.Emulator
      const request = Handler.fromParts(
        "GET",
        new URL(`${Emulator.origin}/identity/v2/auth/email?apikey=${(yield* Emulator.settings).apiKey}&email=${email}`),
        {},
        ""
      )
      const defect = yield* Effect.flip(Effect.catchAllDefect(handle(request), (defect) => Effect.fail(defect)))
      assert.strictEqual(String(defect), "Error: broken")
      assert.deepStrictEqual(yield* left, { roles: [], messages: [] })
      assert.isTrue((yield* Authentication.checkUsernameAvailability({ username: "ada" })).IsExist === false)
    }).pipe(Effect.provide(withHandler(Effect.zipRight(write("a"), Effect.die(new Error("broken"))))))
  )

  it.effect("that throws within a change leaves nothing", () =>
    Effect.gen(function* () {
      yield* Effect.exit(call)
      assert.deepStrictEqual(yield* left, { roles: [], messages: [] })
    }).pipe(
      Effect.provide(
        withHandler(
          Effect.map(Store.Store, (store) =>
            store.change((tables) => {
              tables.roles.put({ name: "a", permissions: {} })
              throw new Error("broken")
            })
          )
        )
      )
    )
  )

  it.effect("that is refused leaves what was kept before, and nothing that came after", () =>
    Effect.gen(function* () {
      assert.isTrue(Either.isLeft(yield* call))
      assert.deepStrictEqual(yield* left, { roles: ["a"], messages: ["a"] })
    }).pipe(
      Effect.provide(
        withHandler(
          write("a").pipe(
            Effect.zipRight(Effect.map(Store.Store, (store) => store.keep())),
            Effect.zipRight(write("b")),
            Effect.zipRight(refusal)
          )
        )
      )
    )
  )

  it.effect("that is refused has still counted a wrong password, and sent the mail that it says it sent", () =>
    Effect.gen(function* () {
      const uid = yield* Emulator.seed(Seed.account({ email, password: "right", emailVerified: false }))
      yield* Effect.either(Authentication.loginByEmail({ email, password: "wrong" }))
      assert.strictEqual((yield* Account.profilesByUid({ uid })).FailedLoginAttempt, 1)
      yield* Effect.either(Authentication.loginByEmail({ email, password: "right" }))
      const { token } = yield* Outbox.waitFor({ to: email, template: "verification-default" })
      assert(token !== undefined)
      yield* Authentication.verifyEmail({ verificationToken: token })
      assert.strictEqual(
        (yield* Authentication.loginByEmail({ email, password: Redacted.make("right") }))._tag,
        "Authenticated"
      )
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a change of one's own, outside of a request", () => {
  it.effect("leaves nothing where it throws", () =>
    Effect.gen(function* () {
      const change = Effect.map(Store.Store, (store) =>
        store.change((tables) => {
          tables.roles.put({ name: "a", permissions: {} })
          throw new Error("broken")
        })
      )
      yield* Effect.exit(Emulator.seed(change))
      assert.deepStrictEqual((yield* left).roles, [])
    }).pipe(Effect.provide(emulator()))
  )
})

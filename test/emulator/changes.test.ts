/** What a request leaves behind: all of its one change, or nothing. */
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as ErrorCode from "@loginradius-effect/core/ErrorCode"
import * as Handler from "@loginradius-effect/core/Handler"
import { Emulator, Outbox, Seed, Settings, Store } from "@loginradius-effect/emulator"
import { Cause, Effect, Either, Fiber, Redacted, TestClock } from "effect"
import { inspect } from "node:util"
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
      const { token } = yield* Outbox.take({ to: email, template: "verification-default" })
      assert(token !== undefined)
      yield* Authentication.verifyEmail({ verificationToken: token })
      assert.strictEqual(
        (yield* Authentication.loginByEmail({ email, password: Redacted.make("right") }))._tag,
        "Authenticated"
      )
    }).pipe(Effect.provide(emulator()))
  )
})

describe("a handler that wraps a standard one", () => {
  const wrapped = (
    wrap: (
      run: Effect.Effect<unknown, Handler.Refusal<unknown>, Emulator.Services>,
      input: unknown
    ) => Effect.Effect<unknown, Handler.Refusal<unknown>, Emulator.Services>,
    options: Emulator.Options = {}
  ) =>
    emulator({
      ...options,
      handlers: (standard) =>
        standard.map((handler) =>
          handler.endpoint === Account.create || handler.endpoint === Authentication.loginByEmail
            ? { ...handler, run: (input, request) => wrap(handler.run(input, request), input) }
            : handler
        )
    })

  const create = Account.create({
    profile: { Email: [{ Type: "Primary", Value: email }], Password: "secret of Ada", EmailVerified: true }
  })

  it.effect("is told of nothing secret when the request is run anew", () => {
    const seen: Array<string> = []
    const note = (cause: Cause.Cause<unknown>) => {
      seen.push(Cause.pretty(cause), String(Cause.squash(cause)), inspect(cause, { depth: 9 }), JSON.stringify(cause))
    }
    return Effect.gen(function* () {
      yield* create
      yield* Authentication.loginByEmail({ email, password: "secret of Ada" })
      assert.isAbove(seen.length, 4)
      for (const text of seen) assert.notInclude(text, "secret of")
      assert.include(seen[0], "The request is run anew, because it needs the hash of a password.")
    }).pipe(Effect.provide(wrapped((run) => Effect.tapErrorCause(run, (cause) => Effect.sync(() => note(cause))))))
  })

  it.effect("does what it keeps before a hash once", () =>
    Effect.gen(function* () {
      yield* create
      assert.deepStrictEqual(yield* left, { roles: ["a"], messages: ["a"] })
    }).pipe(
      Effect.provide(
        wrapped((run) =>
          write("a").pipe(Effect.zipRight(Effect.map(Store.Store, (store) => store.keep())), Effect.zipRight(run))
        )
      )
    )
  )

  it.effect("that wants the hash of another password each time is ended", () => {
    let count = 0
    const renamed = Effect.suspend(() => {
      const create = handlerOf(Account.create)
      const body = { Email: [{ Type: "Primary", Value: email }], Password: `password ${count++}` }
      return create.run({ profile: body }, Handler.fromParts("POST", new URL(Emulator.origin), {}, ""))
    })
    const handlerOf = (endpoint: unknown) =>
      Emulator.handlers.find((handler) => handler.endpoint === endpoint) as (typeof Emulator.handlers)[number]
    return Effect.gen(function* () {
      const defect = yield* Effect.flip(
        Effect.catchAllDefect(Effect.either(create), (defect) => Effect.fail(String(defect)))
      )
      assert.include(defect, "another password each time")
      assert.isBelow(count, 100)
    }).pipe(Effect.provide(wrapped(() => renamed)))
  })

  it.effect("sees the messages that it has sent", () =>
    Effect.gen(function* () {
      assert.isTrue(Either.isRight(yield* call))
    }).pipe(
      Effect.provide(
        withHandler(
          Effect.gen(function* () {
            yield* write("a")
            const { messages } = yield* Outbox.Outbox
            assert.deepStrictEqual(
              (yield* messages).map(({ template }) => template),
              ["a"]
            )
            return answers
          })
        )
      )
    )
  )

  it.effect("may catch what a change throws, of which nothing is left", () =>
    Effect.gen(function* () {
      assert.isTrue(Either.isRight(yield* call))
      assert.deepStrictEqual((yield* left).roles, ["a", "c"])
    }).pipe(
      Effect.provide(
        withHandler(
          Effect.gen(function* () {
            const store = yield* Store.Store
            store.change(Store.Roles.put({ name: "a", permissions: {} }))
            yield* Effect.ignore(
              Effect.try(() =>
                store.change((tables) => {
                  tables.roles.remove("a")
                  tables.roles.put({ name: "b", permissions: {} })
                  throw new Error("broken")
                })
              )
            )
            store.change(Store.Roles.put({ name: "c", permissions: {} }))
            return answers
          })
        )
      )
    )
  )
})

describe("a request that waits for another one", () => {
  it.effect("is handled by the settings that hold then", () => {
    const names: Array<string> = []
    const slow = Effect.gen(function* () {
      names.push((yield* Settings.CurrentSettings).appName)
      yield* Effect.sleep("1 second")
      return answers
    })
    return Effect.gen(function* () {
      const first = yield* Effect.fork(call)
      yield* Effect.yieldNow()
      const second = yield* Effect.fork(call)
      yield* Effect.yieldNow()
      yield* Emulator.configure({ appName: "after" })
      yield* TestClock.adjust("2 seconds")
      yield* Fiber.join(first)
      yield* Fiber.join(second)
      assert.deepStrictEqual(names, ["emulator", "after"])
    }).pipe(
      Effect.provide(
        emulator({
          handlers: (standard) => [
            Handler.handle(Authentication.checkEmailAvailability, () => slow),
            ...standard.filter(({ endpoint }) => endpoint !== Authentication.checkEmailAvailability)
          ]
        })
      )
    )
  })
})

describe("a change of one's own, outside of a request", () => {
  it.effect("may look at what it has done, and change more", () =>
    Effect.gen(function* () {
      yield* Emulator.seed(
        Effect.map(Store.Store, (store) =>
          store.change((tables) => {
            Store.Roles.put({ name: "a", permissions: {} })(tables)
            assert.isDefined(store.read(Store.Roles.byName("a")))
            store.change(Store.Roles.put({ name: "b", permissions: {} }))
            Store.Roles.put({ name: "c", permissions: {} })(tables)
          })
        )
      )
      assert.deepStrictEqual((yield* left).roles, ["a", "b", "c"])
    }).pipe(Effect.provide(emulator()))
  )

  it.effect("leaves nothing where it throws", () =>
    Effect.gen(function* () {
      const change = Effect.map(Store.Store, (store) =>
        store.change((tables) => {
          tables.roles.put({ name: "a", permissions: {} })
          throw new Error("broken")
        })
      )
      yield* Effect.exit(Emulator.seed(change))
      // Nor is anything of it made final by the next request.
      yield* Effect.either(Authentication.checkUsernameAvailability({ username: "ada" }))
      assert.deepStrictEqual((yield* left).roles, [])
    }).pipe(Effect.provide(emulator()))
  )
})

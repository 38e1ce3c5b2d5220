/** Random commands, sent to the emulator by the real client, and compared with a state machine. */
import { assert, describe, it } from "@effect/vitest"
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Emulator, Snapshot, Store } from "@loginradius-effect/emulator"
import { Effect, Either, FastCheck, Random, TestContext } from "effect"
import { violationsOf } from "../emulator/storeFixture.js"
import { type Choice, commands, empty, type State, tokenCode } from "./stateMachine.js"
import type { Services } from "./support.js"

type Name = keyof typeof commands

type Step = readonly [name: Name, ...choice: Choice]

/** Commands that others depend on are frequent, commands that end accounts are rare. */
const weights: { readonly [N in Name]?: number } = {
  create: 8,
  impersonate: 8,
  logInByEmail: 5,
  addAddress: 5,
  issueLink: 4,
  followLink: 4,
  removeAddress: 3,
  createRole: 4,
  removeAccount: 1,
  setPassword: 1,
  wait: 1
}

const step: FastCheck.Arbitrary<Step> = FastCheck.tuple(
  FastCheck.oneof(
    ...(Object.keys(commands) as ReadonlyArray<Name>).map((name) => ({
      arbitrary: FastCheck.constant(name),
      weight: weights[name] ?? 2
    }))
  ),
  FastCheck.nat(239),
  FastCheck.nat(239),
  FastCheck.nat(239)
)

const codeOf = (error: unknown): number | undefined => (error as { readonly code?: number }).code

/** How often each command was done, and how often it was refused. */
const outcomes = new Map<string, { done: number; refused: number }>()

const note = (name: Name, isDone: boolean): void => {
  const outcome = outcomes.get(name) ?? { done: 0, refused: 0 }
  outcomes.set(name, outcome)
  if (isDone) outcome.done++
  else outcome.refused++
}

const play = (moves: ReadonlyArray<Step>): Effect.Effect<void, unknown, Services> =>
  Effect.gen(function* () {
    const state = empty()
    for (const [name, ...choice] of moves) {
      const { apply, code, run } = commands[name](state, choice)
      const result = yield* Effect.either(run)
      const answered = Either.isLeft(result) ? (codeOf(result.left) ?? String(result.left)) : undefined
      assert.strictEqual(answered, code, name)
      if (Either.isRight(result)) apply(result.right as never)
      note(name, Either.isRight(result))
      yield* assertInvariants
    }
    yield* assertState(state)
    yield* assertSnapshot
    yield* assertInvariants
    yield* assertState(state)
  })

/** Plays against a new emulator, which makes the same ids each time. */
const playOnce = (moves: ReadonlyArray<Step>): Effect.Effect<void, unknown> =>
  play(moves).pipe(
    Effect.provide(Emulator.layer({ forceLogout: true })),
    Effect.withRandom(Random.make("state")),
    Effect.provide(TestContext.TestContext)
  )

const uniqueness = { sharedEmails: false, caseSensitiveUserNames: false }

/** Identifiers are unique, and nothing belongs to a deleted account or role. */
const assertInvariants = Effect.map(
  Emulator.seed(Effect.map(Store.Store, (store) => violationsOf(store, uniqueness))),
  (violations) => assert.deepStrictEqual(violations, [])
)

/** An emulator that has forgotten everything and takes in its snapshot has the same one as before. */
const assertSnapshot = Effect.gen(function* () {
  const snapshot = yield* Snapshot.take
  yield* Emulator.reset
  yield* Snapshot.restore(snapshot)
  assert.strictEqual(yield* Snapshot.take, snapshot)
})

/** The profile has `null` for an empty list. */
const listOrNull = <A>(items: ReadonlyArray<A>) => (items.length === 0 ? null : items)

const assertState = (state: State) =>
  Effect.gen(function* () {
    assert.deepStrictEqual(
      (yield* RolesManagement.rolesList()).data.map(({ Name }) => Name),
      state.roles
    )
    for (const uid of state.uids) {
      const person = state.people.find((other) => other.uid === uid)
      const result = yield* Effect.either(Account.profilesByUid({ uid }))
      if (person === undefined) {
        assert.strictEqual(Either.isLeft(result) ? codeOf(result.left) : "there", 984)
        continue
      }
      const profile = Either.getOrThrow(result)
      assert.deepInclude(profile, {
        Email: listOrNull(person.emails),
        UnverifiedEmail: listOrNull(person.pending),
        EmailVerified: person.isVerified,
        UserName: person.userName ?? null,
        PhoneId: person.phone ?? null,
        Roles: listOrNull(person.roles)
      })
      const { Data } = yield* RolesManagement.getContexts({ uid })
      assert.deepStrictEqual<unknown>(
        Data.map(({ Context, Roles }) => ({ name: Context, roles: Roles })),
        person.contexts
      )
      for (const objectName of ["cart", "wishes"]) {
        const { Count, data } = yield* CustomObjectManagement.getByUid({ uid, objectName })
        const expected = person.objects.filter(({ name }) => name === objectName)
        assert.strictEqual(Count, expected.length)
        assert.deepStrictEqual(
          data.map(({ CustomObject, Id, Uid }) => ({ id: Id, content: CustomObject, uid: Uid })),
          expected.map(({ content, id }) => ({ id, content, uid }))
        )
      }
    }
    for (const session of state.sessions) {
      const read = Authentication.readProfilesByAccessToken({ accessToken: session.token })
      const result = yield* Effect.either(read)
      const code = tokenCode(state, session)
      assert.strictEqual(Either.isLeft(result) ? codeOf(result.left) : undefined, code)
      if (Either.isRight(result)) assert.strictEqual(result.right.Uid, session.uid)
    }
  })

describe("the emulator", () => {
  it(
    "agrees with the state machine after any commands",
    () =>
      FastCheck.assert(
        FastCheck.asyncProperty(
          FastCheck.noBias(FastCheck.array(step, { minLength: 1, maxLength: 120, size: "max" })),
          (moves) => Effect.runPromise(playOnce(moves))
        ),
        // A failure is no longer shrunk after this time, so that it is reported before the test's own limit.
        { seed: 20261124, numRuns: 20, interruptAfterTimeLimit: 75_000 }
      ),
    120_000
  )

  it("has done each of the commands, and refused each that can be refused", () => {
    const rare = Object.keys(commands).filter((name) => {
      const { done, refused } = outcomes.get(name) ?? { done: 0, refused: 0 }
      return done === 0 || (refused === 0 && name !== "wait")
    })
    assert.deepStrictEqual(rare, [])
  })
})

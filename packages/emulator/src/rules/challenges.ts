/** What is asked elsewhere for a second factor, and how it is answered there: on a device, or by Duo. */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { current } from "../context.js"
import type { Factor } from "../documents/secondFactor.js"
import { hex32 } from "../internal/ids.js"
import { bar } from "../pipeline/allowed.js"
import * as Accounts from "../state/Accounts.js"
import type { Account } from "../state/Accounts.js"
import * as Challenges from "../state/Challenges.js"
import type { Challenge } from "../state/Challenges.js"
import * as SecondFactors from "../state/SecondFactors.js"
import type { PendingLogin } from "../state/SecondFactors.js"
import * as duo from "./duo.js"
import { isOffered, verified } from "./ways.js"

/**
 * There is no challenge that can be answered so: none with this id, or it has ended, has been answered, or is of another kind.
 *
 * @since 0.1.0
 * @category errors
 */
export class NoChallenge extends Data.TaggedError("NoChallenge")<{ readonly message: string }> {}

// --- asking ------------------------------------------------------------------------------------------------------------

const make = (
  kind: Challenges.Kind,
  uid: string,
  login: PendingLogin | undefined,
  more: Pick<Challenge, "isStepUp"> & { readonly redirectUri?: string } = {}
) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const lifetime = more.isStepUp === true ? settings.stepUp.challengeLifetime : settings.secondFactor.tokenLifetime
    const challenge: Challenge = {
      id: yield* hex32,
      kind,
      uid,
      login: login?.token,
      state: "pending",
      code: undefined,
      redirectUri: more.redirectUri,
      isStepUp: more.isStepUp,
      createdAt: now,
      expiresAt: login?.expiresAt ?? now + Duration.toMillis(lifetime)
    }
    store.change(Challenges.put(challenge))
    return challenge
  })

/** Asks the device of an account for a login. */
export const push = (login: PendingLogin) => make("push", login.uid, login)

/** What is asked elsewhere, as far as users have to be told. */
export interface Asked {
  /** What a device scans. */
  readonly pairing: string | undefined
  /** Where Duo asks. */
  readonly duo: string | undefined
}

/** What can be scanned: the same image until it has been, for somebody who is logged in. */
const pairing = (uid: string, login: PendingLogin | undefined) =>
  Effect.gen(function* () {
    const { now, store } = yield* current
    const known = login === undefined ? store.read(Challenges.pairingOf(uid, now)) : undefined
    return known ?? (yield* make("pairing", uid, login))
  })

/**
 * Asks what can be asked elsewhere: of the factors that an account has, for a login, and of those that can be set up, where
 * they can be.
 */
export const ask = (
  { uid }: Account,
  ways: ReadonlyArray<Factor>,
  canEnrol: boolean,
  login: PendingLogin | undefined,
  way: duo.Way | undefined
) =>
  Effect.gen(function* () {
    const { settings } = yield* current
    const canSetUp = (factor: Factor): boolean => canEnrol && isOffered(factor, settings) && !ways.includes(factor)
    if (login !== undefined && ways.includes("push")) yield* push(login)
    const image = canSetUp("push") ? yield* pairing(uid, login) : undefined
    const isDuoAsked = canSetUp("duo") || (login !== undefined && ways.includes("duo"))
    const asked: Asked = {
      pairing: image?.id,
      duo: isDuoAsked && way !== undefined ? yield* askDuo(uid, login, way) : undefined
    }
    return asked
  })

/** Asks Duo; answers where. */
const askDuo = (uid: string, login: PendingLogin | undefined, way: duo.Way, isStepUp?: true) =>
  Effect.map(make("duo", uid, login, { redirectUri: way.redirectUri, isStepUp }), (question) =>
    duo.endpointOf(question, way)
  )

/** Asks for a step-up what can be asked elsewhere of the factors that an account has. */
export const askForStepUp = ({ uid }: Account, ways: ReadonlyArray<Factor>, way: duo.Way | undefined) =>
  Effect.gen(function* () {
    const asked: Asked = {
      pairing: undefined,
      duo: ways.includes("duo") && way !== undefined ? yield* askDuo(uid, undefined, way, true) : undefined
    }
    return asked
  })

// --- answering ---------------------------------------------------------------------------------------------------------

const none = (message: string) => Effect.fail(new NoChallenge({ message }))

/** The account of a challenge that can be answered: nothing is done for one that may do nothing. */
const accountOf = ({ expiresAt, state, uid }: Challenge) =>
  Effect.map(current, ({ now, store }) => {
    const account = store.read(Accounts.byUid(uid))
    return expiresAt <= now || state !== "pending" || account === undefined || bar(account) !== undefined
      ? undefined
      : account
  })

const find = (id: string, kinds: ReadonlyArray<Challenges.Kind>) =>
  Effect.gen(function* () {
    const { settings, store } = yield* current
    const challenge = store.read(Challenges.byId(id))
    const account = challenge === undefined ? undefined : yield* accountOf(challenge)
    if (challenge === undefined || account === undefined) {
      return yield* none("No challenge has this id that can still be answered.")
    }
    if (!kinds.includes(challenge.kind)) {
      return yield* none(challenge.kind === "pairing" ? "A pairing is paired, and not answered." : "It is no pairing.")
    }
    if (settings.secondFactor.mode === "off" || !isOffered(challenge.kind === "duo" ? "duo" : "push", settings)) {
      return yield* none("The application does not offer this factor any more.")
    }
    return { account, challenge }
  })

/**
 * The challenges that can be answered, the oldest first.
 */
export const open = (uid?: string) =>
  Effect.gen(function* () {
    const { store } = yield* current
    return yield* Effect.filter(store.read(Challenges.all(uid)), (challenge) =>
      Effect.map(accountOf(challenge), (account) => account !== undefined)
    )
  })

/** A question of Duo that can be answered. */
export const question = (id: string) => Effect.map(find(id, ["duo"]), ({ challenge }) => challenge)

/** A device scans the image of a pairing, and is asked for the login that showed it. */
export const pair = (id: string) =>
  Effect.gen(function* () {
    const { now, settings, store } = yield* current
    const { account, challenge } = yield* find(id, ["pairing"])
    const factors = store.read(SecondFactors.ofAccount(account.uid))
    // Whoever knows only the password must not register a device beside the factors that there are.
    if (challenge.login !== undefined && verified(account, factors, settings).length > 0) {
      return yield* none("The account has a second factor by now.")
    }
    store.change(SecondFactors.put({ ...factors, device: { pairedAt: now } }))
    store.change(Challenges.endOf(account.uid, ["pairing"]))
    if (challenge.login !== undefined)
      yield* push({ token: challenge.login, uid: account.uid, expiresAt: challenge.expiresAt })
  })

/** Approves a login on the device, or at Duo, which sends the user back. */
export const approve = (id: string) =>
  Effect.gen(function* () {
    const { challenge } = yield* find(id, ["push", "duo"])
    const code = challenge.kind === "duo" ? yield* hex32 : undefined
    return yield* answer({ ...challenge, state: "approved", code })
  })

/** Denies it. */
export const deny = (id: string) =>
  Effect.flatMap(find(id, ["push", "duo"]), ({ challenge }) => answer({ ...challenge, state: "denied" }))

const answer = (answered: Challenge) =>
  Effect.map(current, ({ store }) => {
    store.change(Challenges.put(answered))
    return { redirectTo: answered.kind === "duo" ? duo.wayBack(answered) : undefined }
  })

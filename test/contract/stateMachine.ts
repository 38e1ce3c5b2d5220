/**
 * LoginRadius as a state machine: its state in a few lists, and commands that change the state and call the emulator. The state
 * alone decides how the emulator has to answer a command.
 */
import * as Account from "@loginradius-effect/core/Account"
import * as Authentication from "@loginradius-effect/core/Authentication"
import * as CustomObjectManagement from "@loginradius-effect/core/CustomObjectManagement"
import * as RolesManagement from "@loginradius-effect/core/RolesManagement"
import { Effect, Redacted, TestClock } from "effect"
import { unknownUid } from "./flow.js"
import { type Services, tokenTo } from "./support.js"

interface Address {
  readonly Type: string
  readonly Value: string
}

interface StoredObject {
  readonly id: string
  readonly name: string
  content: object
}

interface Person {
  readonly uid: string
  emails: ReadonlyArray<Address>
  pending: ReadonlyArray<Address>
  isVerified: boolean
  userName: string | undefined
  phone: string | undefined
  password: string
  roles: ReadonlyArray<string>
  contexts: ReadonlyArray<{ readonly name: string; readonly roles: ReadonlyArray<string> }>
  objects: ReadonlyArray<StoredObject>
}

interface Session {
  readonly uid: string
  readonly token: string
  readonly expiresAt: number
  isEnded: boolean
}

interface Link {
  readonly uid: string
  readonly token: string
  readonly purpose: "verifyEmail" | "addEmail" | "deleteAccount"
  readonly address: string
  readonly expiresAt: number
  isUsed: boolean
}

export interface State {
  now: number
  /** Accounts that are not deleted. */
  people: ReadonlyArray<Person>
  /** The ids of all accounts, those of deleted ones included. */
  uids: ReadonlyArray<string>
  sessions: ReadonlyArray<Session>
  links: ReadonlyArray<Link>
  roles: ReadonlyArray<string>
}

export const empty = (): State => ({ now: 0, people: [], uids: [], sessions: [], links: [], roles: [] })

/** A call, the code of its refusal if it is refused, and its change of the state. */
export interface Transition {
  readonly run: Effect.Effect<unknown, { readonly code?: number | undefined }, Services>
  readonly code: number | undefined
  readonly apply: (answer: never) => void
}

const transition = <A, E>(
  run: Effect.Effect<A, E, Services>,
  code: number | undefined,
  apply: (answer: A) => void = () => undefined
): Transition => ({ run: run as Transition["run"], code, apply: apply as Transition["apply"] })

/** Random numbers that choose the arguments of a command. */
export type Choice = readonly [number, number, number]

type Command = (state: State, choice: Choice) => Transition

const minute = 60_000
const sessionLifetime = 15 * minute
const linkLifetime = 72 * 60 * minute

const addresses = ["ada", "grace", "alan", "edsger", "barbara", "tony"].map((name) => `${name}@example.com`)
const userNames = ["ada", "grace", "alan"]
const phones = ["+15550100200", "+15550100201"]
const passwords = ["first password", "second password"]
const roleNames = ["admin", "editor", "guest"]
const contextNames = ["blog", "shop"]
const objectNames = ["cart", "wishes"]

const pick = <A>(from: ReadonlyArray<A>, n: number): A => from[n % from.length] as A

/** Three times out of four one of the good values, else any one. */
const likely = <A>(good: ReadonlyArray<A>, all: ReadonlyArray<A>, n: number): A =>
  pick(good.length === 0 || n % 4 === 3 ? all : good, Math.floor(n / 4))

/** An identifier in lower or upper case, which are the same to LoginRadius. */
const inAnyCase = (text: string, n: number): string => (n % 3 === 0 ? text.toUpperCase() : text)

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const has = (list: ReadonlyArray<Address>, address: string): boolean => list.some(({ Value }) => isSame(Value, address))

const without = (list: ReadonlyArray<Address>, address: string) => list.filter(({ Value }) => !isSame(Value, address))

const withAddress = (list: ReadonlyArray<Address>, address: Address): ReadonlyArray<Address> => {
  const others = without(list, address.Value)
  return others.some(({ Type }) => Type === address.Type)
    ? others.map((other) => (other.Type === address.Type ? address : other))
    : [...others, address]
}

const withItem = <A>(list: ReadonlyArray<A>, item: A): ReadonlyArray<A> =>
  list.includes(item) ? list : [...list, item]

const person = ({ people }: State, uid: string): Person | undefined => people.find((other) => other.uid === uid)

const byAddress = ({ people }: State, address: string): Person | undefined =>
  people.find(({ emails, pending }) => has([...emails, ...pending], address))

const byUserName = ({ people }: State, userName: string): Person | undefined =>
  people.find((other) => other.userName !== undefined && isSame(other.userName, userName))

/** Whether a command can succeed for an account. */
type Fit = (owner: Person) => boolean

const anyone: Fit = () => true

const anyUid = ({ people, uids }: State, fit: Fit, n: number): string =>
  likely(
    people.filter(fit).map(({ uid }) => uid),
    [...uids, unknownUid],
    n
  )

const noSession: Session = {
  uid: "",
  token: "00000000-0000-4000-a000-000000000000",
  expiresAt: 0,
  isEnded: true
}

/** A session, or now and then an unknown one. */
const anySession = (state: State, fit: Fit, n: number): Session =>
  likely(
    state.sessions.filter((session) => {
      const owner = caller(state, session)
      return typeof owner !== "number" && fit(owner)
    }),
    [...state.sessions, noSession],
    n
  )

/** The user of a token, or the code with which it is refused. */
const caller = (state: State, session: Session): number | Person => {
  const owner = person(state, session.uid)
  if (session.isEnded || owner === undefined) return 905
  return session.expiresAt <= state.now ? 906 : owner
}

/** A transition by a user. A refusal of the token comes first. */
const asUser =
  (
    command: (owner: Person | undefined, session: Session, state: State, choice: Choice) => Transition,
    fit = anyone
  ): Command =>
  (state, choice) => {
    const session = anySession(state, fit, choice[0])
    const owner = caller(state, session)
    const code = typeof owner === "number" ? owner : undefined
    const { apply, code: later, run } = command(typeof owner === "number" ? undefined : owner, session, state, choice)
    return { run, code: code ?? later, apply }
  }

/** A transition by management of an account, which may be unknown. */
const onAccount =
  (
    command: (account: Person | undefined, uid: string, state: State, choice: Choice) => Transition,
    fit = anyone
  ): Command =>
  (state, choice) => {
    const uid = anyUid(state, fit, choice[0])
    const account = person(state, uid)
    const { apply, code, run } = command(account, uid, state, choice)
    return { run, code: account === undefined ? 984 : code, apply }
  }

const endSessions = (state: State, uid: string, kept?: Session): void => {
  for (const session of state.sessions) if (session.uid === uid && session !== kept) session.isEnded = true
}

const remove = (state: State, uid: string): void => {
  state.people = state.people.filter((other) => other.uid !== uid)
  endSessions(state, uid)
}

const openSession = (state: State, uid: string, token: Redacted.Redacted<string>): void => {
  const session = { uid, token: Redacted.value(token), expiresAt: state.now + sessionLifetime, isEnded: false }
  state.sessions = [...state.sessions, session]
}

const addAccount = (
  state: State,
  uid: string,
  more: Pick<Person, "emails" | "isVerified" | "password" | "userName" | "phone">
) => {
  state.uids = [...state.uids, uid]
  state.people = [...state.people, { uid, pending: [], roles: [], contexts: [], objects: [], ...more }]
}

// --- accounts ----------------------------------------------------------------------------------------------------------

const register: Command = (state, [a, b, c]) => {
  const address = inAnyCase(pick(addresses, a), b)
  const userName = c % 2 === 0 ? undefined : pick(userNames, c)
  const password = pick(passwords, b)
  const code =
    byAddress(state, address) !== undefined ? 936 : userName && byUserName(state, userName) ? 1017 : undefined
  const profile = {
    Email: [{ Type: "Primary", Value: address }],
    Password: password,
    ...(userName === undefined ? {} : { UserName: userName })
  }
  const run = Effect.zipRight(
    Authentication.userRegistrationByEmail({ profile }),
    Account.profilesByEmail({ email: address })
  )
  return transition(run, code, ({ Uid }) =>
    addAccount(state, Uid, { emails: profile.Email, isVerified: false, password, userName, phone: undefined })
  )
}

const create: Command = (state, [a, b, c]) => {
  const address = inAnyCase(pick(addresses, a), c)
  const userName = b % 2 === 0 ? undefined : pick(userNames, b)
  const phone = c % 2 === 0 ? undefined : pick(phones, c)
  const password = pick(passwords, a)
  const isVerified = b % 3 !== 0
  const profile = {
    Email: [{ Type: "Primary", Value: address }],
    Password: password,
    EmailVerified: isVerified,
    ...(userName === undefined ? {} : { UserName: inAnyCase(userName, c) }),
    ...(phone === undefined ? {} : { PhoneId: phone })
  }
  const code =
    byAddress(state, address) !== undefined
      ? 936
      : userName !== undefined && byUserName(state, userName) !== undefined
        ? 1017
        : phone !== undefined && state.people.some((other) => other.phone === phone)
          ? 1058
          : undefined
  return transition(Account.create({ profile }), code, ({ Uid }) =>
    addAccount(state, Uid, { emails: profile.Email, isVerified, password, userName, phone })
  )
}

const logIn =
  (by: "email" | "username"): Command =>
  (state, [a, b, c]) => {
    const email = likely(
      state.people.flatMap(({ emails }) => emails.map(({ Value }) => Value)),
      addresses,
      a
    )
    const username = likely(
      state.people.flatMap(({ userName }) => userName ?? []),
      userNames,
      a
    )
    const found = by === "email" ? state.people.find(({ emails }) => has(emails, email)) : byUserName(state, username)
    const password = c % 4 === 3 ? "wrong password" : (found?.password ?? pick(passwords, b))
    const code = found === undefined ? 938 : found.password !== password ? 966 : found.isVerified ? undefined : 970
    const run: Effect.Effect<unknown, unknown, Services> =
      by === "email"
        ? Authentication.loginByEmail({ email: inAnyCase(email, b), password })
        : Authentication.loginByUsername({ username: inAnyCase(username, b), password })
    return transition(run, code, (answer) => {
      openSession(state, found?.uid ?? "", (answer as { readonly accessToken: Redacted.Redacted<string> }).accessToken)
    })
  }

const impersonate = onAccount((_account, uid, state) =>
  transition(Account.userImpersonation({ uid }), undefined, ({ accessToken }) => openSession(state, uid, accessToken))
)

const removeAccount = onAccount((_account, uid, state) =>
  transition(Account.delete({ uid }), undefined, () => remove(state, uid))
)

const askForDeletion = asUser((owner, session, state) => {
  const to = (owner?.emails.find(({ Type }) => Type === "Primary") ?? owner?.emails[0])?.Value ?? ""
  const run = Effect.zipRight(
    Authentication.deleteAccountWithEmailConfirmation({ accessToken: session.token }),
    tokenTo(to, "deleteaccount-default")
  )
  return transition(run, undefined, (token) => addLink(state, session.uid, "deleteAccount", to, token))
})

const confirmDeletion: Command = (state, [a]) => {
  const link = anyLink(state, ({ purpose }) => purpose === "deleteAccount", a)
  const isGood = person(state, link.uid) !== undefined && link.expiresAt > state.now
  return transition(Authentication.deleteAccount({ deleteToken: link.token }), isGood ? undefined : 1119, () =>
    remove(state, link.uid)
  )
}

// --- identifiers -------------------------------------------------------------------------------------------------------

const noLink: Link = {
  uid: "",
  token: "0".repeat(32),
  purpose: "verifyEmail",
  address: "",
  expiresAt: 0,
  isUsed: false
}

const anyLink = (state: State, isWanted: (link: Link) => boolean, n: number): Link => {
  const wanted = state.links.filter(isWanted)
  const good = wanted.filter(({ isUsed, uid }) => !isUsed && person(state, uid) !== undefined)
  return likely(good, [...wanted, noLink], n)
}

const addLink = (
  state: State,
  uid: string,
  purpose: Link["purpose"],
  address: string,
  token: Redacted.Redacted<string>
): void => {
  const expiresAt = state.now + linkLifetime
  state.links = [...state.links, { uid, token: Redacted.value(token), purpose, address, expiresAt, isUsed: false }]
}

const issueLink: Command = (state, [a]) => {
  const address = likely(
    state.people.flatMap(({ isVerified, emails, pending }) =>
      (isVerified ? pending : emails).map(({ Value }) => Value)
    ),
    addresses,
    a
  )
  const found = byAddress(state, address)
  const isPending = found !== undefined && has(found.pending, address)
  const code = found === undefined ? 938 : found.isVerified && !isPending ? 1126 : undefined
  return transition(Account.emailVerificationToken({ email: address }), code, ({ VerificationToken }) =>
    addLink(state, found?.uid ?? "", isPending ? "addEmail" : "verifyEmail", address, VerificationToken)
  )
}

const followLink: Command = (state, [a]) => {
  const link = anyLink(state, ({ purpose }) => purpose !== "deleteAccount", a)
  const owner = person(state, link.uid)
  const isOutdated = owner === undefined || (!link.isUsed && !has([...owner.emails, ...owner.pending], link.address))
  const code = isOutdated ? 973 : link.isUsed ? 974 : link.expiresAt <= state.now ? 975 : undefined
  return transition(Authentication.verifyEmail({ verificationToken: link.token }), code, () => {
    if (owner === undefined) return
    for (const other of state.links) {
      if (other.uid === link.uid && other.purpose === link.purpose && isSame(other.address, link.address)) {
        other.isUsed = true
      }
    }
    owner.isVerified = true
    const added = owner.pending.find(({ Value }) => isSame(Value, link.address))
    if (link.purpose !== "addEmail" || added === undefined) return
    owner.emails = withAddress(owner.emails, added)
    owner.pending = without(owner.pending, link.address)
  })
}

const takeBackVerification = onAccount((account, uid) =>
  transition(Account.invalidateVerificationStatus({ uid }), account?.isVerified === false ? 1115 : undefined, () => {
    if (account !== undefined) account.isVerified = false
  })
)

const addAddress = asUser(
  (owner, session, state, [, b, c]) => {
    const address = { Type: pick(["Work", "Home"], c), Value: pick(addresses, b) }
    const found = byAddress(state, address.Value)
    const code = found !== undefined ? (found === owner ? 1174 : 936) : owner?.isVerified === false ? 1177 : undefined
    const { Type: type, Value: email } = address
    return transition(Authentication.addEmail({ accessToken: session.token, email, type }), code, () => {
      if (owner !== undefined) owner.pending = withAddress(owner.pending, address)
    })
  },
  ({ isVerified }) => isVerified
)

const removeAddress = asUser(
  (owner, session, _model, [, b]) => {
    const { emails, pending } = owner ?? { emails: [], pending: [] }
    const good = [...pending, ...(emails.length > 1 ? emails : [])]
    const email = likely(
      good.map(({ Value }) => Value),
      addresses,
      b
    )
    const isPending = owner !== undefined && has(owner.pending, email)
    const code =
      owner === undefined || isPending
        ? undefined
        : !has(owner.emails, email)
          ? 1023
          : owner.emails.length === 1
            ? 1005
            : undefined
    return transition(Authentication.removeEmail({ accessToken: session.token, email }), code, () => {
      if (owner === undefined) return
      if (isPending) owner.pending = without(owner.pending, email)
      else owner.emails = without(owner.emails, email)
    })
  },
  ({ emails, pending }) => emails.length + pending.length > 1
)

const setUserName = asUser((owner, session, state, [, b, c]) => {
  const username = pick(userNames, b)
  const found = byUserName(state, username)
  const code = found === undefined || found === owner ? undefined : 1017
  const run = Authentication.setOrChangeUsername({ accessToken: session.token, username: inAnyCase(username, c) })
  return transition(run, code, () => {
    if (owner !== undefined) owner.userName = username
  })
})

const setPhone = onAccount((account, uid, state, [, b]) => {
  const phone = pick(phones, b)
  const isTaken = state.people.some((other) => other !== account && other.phone === phone)
  return transition(Account.update({ uid, profile: { PhoneId: phone } }), isTaken ? 1058 : undefined, () => {
    if (account !== undefined) account.phone = phone
  })
})

// --- passwords and sessions --------------------------------------------------------------------------------------------

const changePassword = asUser((owner, session, state, [, b, c]) => {
  const isWrong = c % 3 === 2
  const newPassword = pick(passwords, b)
  const oldPassword = isWrong ? "wrong password" : (owner?.password ?? "")
  const run = Authentication.changePassword({ accessToken: session.token, oldPassword, newPassword })
  return transition(run, isWrong ? 967 : undefined, () => {
    if (owner !== undefined) owner.password = newPassword
    endSessions(state, session.uid, session)
  })
})

const setPassword = onAccount((account, uid, state, [, b]) => {
  const password = pick(passwords, b)
  return transition(Account.setPassword({ uid, password }), undefined, () => {
    if (account !== undefined) account.password = password
    endSessions(state, uid)
  })
})

const logOut = asUser((_owner, session) =>
  transition(Authentication.invalidateAccessToken({ accessToken: session.token }), undefined, () => {
    session.isEnded = true
  })
)

const wait: Command = (state, [a]) => {
  const minutes = pick([1, 5, 14, 16, 73 * 60], a)
  return transition(TestClock.adjust(`${minutes} minutes`), undefined, () => {
    state.now += minutes * minute
  })
}

// --- roles -------------------------------------------------------------------------------------------------------------

const createRole: Command = (state, [a]) => {
  const Name = pick(roleNames, a)
  const code = state.roles.includes(Name) ? 1175 : undefined
  return transition(RolesManagement.rolesCreate({ roles: [{ Name }] }), code, () => {
    state.roles = [...state.roles, Name]
  })
}

const deleteRole: Command = (state, [a]) => {
  const roleName = pick(roleNames, a)
  const code = state.roles.includes(roleName) ? undefined : 1047
  return transition(RolesManagement.deleteRole({ roleName }), code, () => {
    const left = (roles: ReadonlyArray<string>) => roles.filter((role) => role !== roleName)
    state.roles = left(state.roles)
    for (const each of state.people) {
      each.roles = left(each.roles)
      each.contexts = each.contexts.map(({ name, roles }) => ({ name, roles: left(roles) }))
    }
  })
}

const assignRole = onAccount((account, uid, state, [, b]) => {
  const role = likely(state.roles, roleNames, b)
  const code = state.roles.includes(role) ? undefined : 1047
  return transition(RolesManagement.assignRolesByUid({ uid, roles: [role] }), code, () => {
    if (account !== undefined) account.roles = withItem(account.roles, role)
  })
})

const unassignRole = onAccount(
  (account, uid, state, [, b]) => {
    const role = likely(state.roles, roleNames, b)
    const code = state.roles.includes(role) ? undefined : 1047
    return transition(RolesManagement.unassignRolesByUid({ uid, roles: [role] }), code, () => {
      if (account !== undefined) account.roles = account.roles.filter((other) => other !== role)
    })
  },
  ({ roles }) => roles.length > 0
)

const writeContext = onAccount((account, uid, state, [, b, c]) => {
  const context = { name: pick(contextNames, b), roles: [likely(state.roles, roleNames, c)] }
  const code = context.roles.every((role) => state.roles.includes(role)) ? undefined : 1047
  const run = RolesManagement.upsertContext({ uid, roleContext: [{ Context: context.name, Roles: context.roles }] })
  return transition(run, code, () => {
    if (account === undefined) return
    const isKnown = account.contexts.some(({ name }) => name === context.name)
    account.contexts = isKnown
      ? account.contexts.map((other) => (other.name === context.name ? context : other))
      : [...account.contexts, context]
  })
})

const deleteContext = onAccount(
  (account, uid, _model, [, b]) => {
    const contextName = likely(account?.contexts.map(({ name }) => name) ?? [], contextNames, b)
    const code = account?.contexts.some(({ name }) => name === contextName) === true ? undefined : 1133
    return transition(RolesManagement.deleteRoleContext({ uid, contextName }), code, () => {
      if (account !== undefined) account.contexts = account.contexts.filter(({ name }) => name !== contextName)
    })
  },
  ({ contexts }) => contexts.length > 0
)

// --- custom objects ----------------------------------------------------------------------------------------------------

const content = (n: number): object => ({ [pick(["a", "b"], n)]: n })

const addObject = (owner: Person | undefined, id: string, name: string, n: number): void => {
  if (owner !== undefined) owner.objects = [...owner.objects, { id, name, content: content(n) }]
}

const noObject: StoredObject = { id: "0".repeat(24), name: "cart", content: {} }

/** Mostly an object of the owner, now and then any object, and at times a wrong name. */
const anyObject = ({ people }: State, owner: Person | undefined, n: number) => {
  const found = likely(owner?.objects ?? [], [...people.flatMap(({ objects }) => objects), noObject], n)
  return { objectRecordId: found.id, objectName: n % 7 === 6 ? pick(objectNames, n) : found.name }
}

const ownObject = (owner: Person | undefined, { objectName, objectRecordId }: ReturnType<typeof anyObject>) =>
  owner?.objects.find(({ id, name }) => id === objectRecordId && name === objectName)

const createObject = onAccount((account, uid, _model, [, b, c]) => {
  const objectName = pick(objectNames, b)
  const run = CustomObjectManagement.createByUid({ uid, objectName, object: content(c) })
  return transition(run, undefined, ({ Id }) => addObject(account, Id, objectName, c))
})

const createOwnObject = asUser((owner, session, _model, [, b, c]) => {
  const objectName = pick(objectNames, b)
  const input = { accessToken: session.token, objectName, object: content(c) }
  return transition(CustomObjectManagement.createByAccessToken(input), undefined, ({ Id }) =>
    addObject(owner, Id, objectName, c)
  )
})

const updateObject = asUser(
  (owner, session, state, [, b, c]) => {
    const named = anyObject(state, owner, b)
    const found = ownObject(owner, named)
    const updateType = pick(["replace", "partialreplace"] as const, c)
    const input = { accessToken: session.token, ...named, object: content(c), updateType }
    const run = CustomObjectManagement.updateByObjectRecordIdAndAccessToken(input)
    return transition(run, found === undefined ? 1057 : undefined, () => {
      if (found === undefined) return
      found.content = updateType === "replace" ? content(c) : { ...found.content, ...content(c) }
    })
  },
  ({ objects }) => objects.length > 0
)

const deleteObject = onAccount(
  (account, uid, state, [, b]) => {
    const named = anyObject(state, account, b)
    const found = ownObject(account, named)
    const run = CustomObjectManagement.deleteByObjectRecordIdAndUid({ uid, ...named })
    return transition(run, found === undefined ? 1057 : undefined, () => {
      if (account !== undefined) account.objects = account.objects.filter((other) => other !== found)
    })
  },
  ({ objects }) => objects.length > 0
)

export const commands = {
  register,
  create,
  logInByEmail: logIn("email"),
  logInByUserName: logIn("username"),
  impersonate,
  removeAccount,
  askForDeletion,
  confirmDeletion,
  issueLink,
  followLink,
  takeBackVerification,
  addAddress,
  removeAddress,
  setUserName,
  setPhone,
  changePassword,
  setPassword,
  logOut,
  wait,
  createRole,
  deleteRole,
  assignRole,
  unassignRole,
  writeContext,
  deleteContext,
  createObject,
  createOwnObject,
  updateObject,
  deleteObject
} satisfies { readonly [name: string]: Command }

/** The code with which a token is refused, if it is. */
export const tokenCode = (state: State, session: Session): number | undefined => {
  const owner = caller(state, session)
  return typeof owner === "number" ? owner : undefined
}

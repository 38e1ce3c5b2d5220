/**
 * What LoginRadius is in a few maps and lists, and commands that go to it and to the emulator. A command says, from the model
 * alone, how it has to be answered.
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

interface Stored {
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
  objects: ReadonlyArray<Stored>
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

export interface Model {
  now: number
  /** Those who are there. */
  people: ReadonlyArray<Person>
  /** All ids that there ever were. */
  uids: ReadonlyArray<string>
  sessions: ReadonlyArray<Session>
  links: ReadonlyArray<Link>
  roles: ReadonlyArray<string>
}

export const empty = (): Model => ({ now: 0, people: [], uids: [], sessions: [], links: [], roles: [] })

/** A call, the code that it has to be refused with if any, and what it changes in the model. */
export interface Step {
  readonly run: Effect.Effect<unknown, { readonly code?: number | undefined }, Services>
  readonly code: number | undefined
  readonly apply: (answer: never) => void
}

const step = <A, E>(
  run: Effect.Effect<A, E, Services>,
  code: number | undefined,
  apply: (answer: A) => void = () => undefined
): Step => ({ run: run as Step["run"], code, apply: apply as Step["apply"] })

/** Which of a few things a command is about. */
export type Choice = readonly [number, number, number]

type Command = (model: Model, choice: Choice) => Step

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

/** Mostly something that will do, and now and then anything at all. */
const likely = <A>(good: ReadonlyArray<A>, all: ReadonlyArray<A>, n: number): A =>
  pick(good.length === 0 || n % 4 === 3 ? all : good, Math.floor(n / 4))

/** Identifiers are the same in any letter case. */
const spelled = (text: string, n: number): string => (n % 3 === 0 ? text.toUpperCase() : text)

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

const person = ({ people }: Model, uid: string): Person | undefined => people.find((other) => other.uid === uid)

const holder = ({ people }: Model, address: string): Person | undefined =>
  people.find(({ emails, pending }) => has([...emails, ...pending], address))

const named = ({ people }: Model, userName: string): Person | undefined =>
  people.find((other) => other.userName !== undefined && isSame(other.userName, userName))

/** Whom a command has something to do to. */
type Fit = (owner: Person) => boolean

const anyone: Fit = () => true

const anyUid = ({ people, uids }: Model, fit: Fit, n: number): string =>
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

/** A session, or one that there never was. */
const anySession = (model: Model, fit: Fit, n: number): Session =>
  likely(
    model.sessions.filter((session) => {
      const owner = caller(model, session)
      return typeof owner !== "number" && fit(owner)
    }),
    [...model.sessions, noSession],
    n
  )

/** The code that the token is refused with, or whose it is. */
const caller = (model: Model, session: Session): number | Person => {
  const owner = person(model, session.uid)
  if (session.isEnded || owner === undefined) return 905
  return session.expiresAt <= model.now ? 906 : owner
}

/** A step of a user: the refusal of the token comes first. */
const asUser =
  (
    command: (owner: Person | undefined, session: Session, model: Model, choice: Choice) => Step,
    fit = anyone
  ): Command =>
  (model, choice) => {
    const session = anySession(model, fit, choice[0])
    const owner = caller(model, session)
    const code = typeof owner === "number" ? owner : undefined
    const { apply, code: later, run } = command(typeof owner === "number" ? undefined : owner, session, model, choice)
    return { run, code: code ?? later, apply }
  }

/** A step of management on an account, which may not be there. */
const onAccount =
  (command: (account: Person | undefined, uid: string, model: Model, choice: Choice) => Step, fit = anyone): Command =>
  (model, choice) => {
    const uid = anyUid(model, fit, choice[0])
    const account = person(model, uid)
    const { apply, code, run } = command(account, uid, model, choice)
    return { run, code: account === undefined ? 984 : code, apply }
  }

const endSessions = (model: Model, uid: string, kept?: Session): void => {
  for (const session of model.sessions) if (session.uid === uid && session !== kept) session.isEnded = true
}

const remove = (model: Model, uid: string): void => {
  model.people = model.people.filter((other) => other.uid !== uid)
  endSessions(model, uid)
}

const opened = (model: Model, uid: string, token: Redacted.Redacted<string>): void => {
  const session = { uid, token: Redacted.value(token), expiresAt: model.now + sessionLifetime, isEnded: false }
  model.sessions = [...model.sessions, session]
}

const made = (
  model: Model,
  uid: string,
  more: Pick<Person, "emails" | "isVerified" | "password" | "userName" | "phone">
) => {
  model.uids = [...model.uids, uid]
  model.people = [...model.people, { uid, pending: [], roles: [], contexts: [], objects: [], ...more }]
}

// --- accounts ----------------------------------------------------------------------------------------------------------

const register: Command = (model, [a, b, c]) => {
  const address = spelled(pick(addresses, a), b)
  const userName = c % 2 === 0 ? undefined : pick(userNames, c)
  const password = pick(passwords, b)
  const code = holder(model, address) !== undefined ? 936 : userName && named(model, userName) ? 1017 : undefined
  const profile = {
    Email: [{ Type: "Primary", Value: address }],
    Password: password,
    ...(userName === undefined ? {} : { UserName: userName })
  }
  const run = Effect.zipRight(
    Authentication.userRegistrationByEmail({ profile }),
    Account.profilesByEmail({ email: address })
  )
  return step(run, code, ({ Uid }) =>
    made(model, Uid, { emails: profile.Email, isVerified: false, password, userName, phone: undefined })
  )
}

const create: Command = (model, [a, b, c]) => {
  const address = spelled(pick(addresses, a), c)
  const userName = b % 2 === 0 ? undefined : pick(userNames, b)
  const phone = c % 2 === 0 ? undefined : pick(phones, c)
  const password = pick(passwords, a)
  const isVerified = b % 3 !== 0
  const profile = {
    Email: [{ Type: "Primary", Value: address }],
    Password: password,
    EmailVerified: isVerified,
    ...(userName === undefined ? {} : { UserName: spelled(userName, c) }),
    ...(phone === undefined ? {} : { PhoneId: phone })
  }
  const code =
    holder(model, address) !== undefined
      ? 936
      : userName !== undefined && named(model, userName) !== undefined
        ? 1017
        : phone !== undefined && model.people.some((other) => other.phone === phone)
          ? 1058
          : undefined
  return step(Account.create({ profile }), code, ({ Uid }) =>
    made(model, Uid, { emails: profile.Email, isVerified, password, userName, phone })
  )
}

const logIn =
  (by: "email" | "username"): Command =>
  (model, [a, b, c]) => {
    const email = likely(
      model.people.flatMap(({ emails }) => emails.map(({ Value }) => Value)),
      addresses,
      a
    )
    const username = likely(
      model.people.flatMap(({ userName }) => userName ?? []),
      userNames,
      a
    )
    const found = by === "email" ? model.people.find(({ emails }) => has(emails, email)) : named(model, username)
    const password = c % 4 === 3 ? "wrong password" : (found?.password ?? pick(passwords, b))
    const code = found === undefined ? 938 : found.password !== password ? 966 : found.isVerified ? undefined : 970
    const run: Effect.Effect<unknown, unknown, Services> =
      by === "email"
        ? Authentication.loginByEmail({ email: spelled(email, b), password })
        : Authentication.loginByUsername({ username: spelled(username, b), password })
    return step(run, code, (answer) => {
      opened(model, found?.uid ?? "", (answer as { readonly accessToken: Redacted.Redacted<string> }).accessToken)
    })
  }

const impersonate = onAccount((_account, uid, model) =>
  step(Account.userImpersonation({ uid }), undefined, ({ accessToken }) => opened(model, uid, accessToken))
)

const removeAccount = onAccount((_account, uid, model) =>
  step(Account.delete({ uid }), undefined, () => remove(model, uid))
)

const askForDeletion = asUser((owner, session, model) => {
  const to = (owner?.emails.find(({ Type }) => Type === "Primary") ?? owner?.emails[0])?.Value ?? ""
  const run = Effect.zipRight(
    Authentication.deleteAccountWithEmailConfirmation({ accessToken: session.token }),
    tokenTo(to, "deleteaccount-default")
  )
  return step(run, undefined, (token) => linked(model, session.uid, "deleteAccount", to, token))
})

const confirmDeletion: Command = (model, [a]) => {
  const link = anyLink(model, ({ purpose }) => purpose === "deleteAccount", a)
  const isGood = person(model, link.uid) !== undefined && link.expiresAt > model.now
  return step(Authentication.deleteAccount({ deleteToken: link.token }), isGood ? undefined : 1119, () =>
    remove(model, link.uid)
  )
}

// --- what identifies ---------------------------------------------------------------------------------------------------

const noLink: Link = {
  uid: "",
  token: "0".repeat(32),
  purpose: "verifyEmail",
  address: "",
  expiresAt: 0,
  isUsed: false
}

const anyLink = (model: Model, isWanted: (link: Link) => boolean, n: number): Link => {
  const wanted = model.links.filter(isWanted)
  const good = wanted.filter(({ isUsed, uid }) => !isUsed && person(model, uid) !== undefined)
  return likely(good, [...wanted, noLink], n)
}

const linked = (
  model: Model,
  uid: string,
  purpose: Link["purpose"],
  address: string,
  token: Redacted.Redacted<string>
): void => {
  const expiresAt = model.now + linkLifetime
  model.links = [...model.links, { uid, token: Redacted.value(token), purpose, address, expiresAt, isUsed: false }]
}

const issueLink: Command = (model, [a]) => {
  const address = likely(
    model.people.flatMap(({ isVerified, emails, pending }) =>
      (isVerified ? pending : emails).map(({ Value }) => Value)
    ),
    addresses,
    a
  )
  const found = holder(model, address)
  const isPending = found !== undefined && has(found.pending, address)
  const code = found === undefined ? 938 : found.isVerified && !isPending ? 1126 : undefined
  return step(Account.emailVerificationToken({ email: address }), code, ({ VerificationToken }) =>
    linked(model, found?.uid ?? "", isPending ? "addEmail" : "verifyEmail", address, VerificationToken)
  )
}

const followLink: Command = (model, [a]) => {
  const link = anyLink(model, ({ purpose }) => purpose !== "deleteAccount", a)
  const owner = person(model, link.uid)
  const isOutdated = owner === undefined || (!link.isUsed && !has([...owner.emails, ...owner.pending], link.address))
  const code = isOutdated ? 973 : link.isUsed ? 974 : link.expiresAt <= model.now ? 975 : undefined
  return step(Authentication.verifyEmail({ verificationToken: link.token }), code, () => {
    if (owner === undefined) return
    for (const other of model.links) {
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
  step(Account.invalidateVerificationStatus({ uid }), account?.isVerified === false ? 1115 : undefined, () => {
    if (account !== undefined) account.isVerified = false
  })
)

const addAddress = asUser(
  (owner, session, model, [, b, c]) => {
    const address = { Type: pick(["Work", "Home"], c), Value: pick(addresses, b) }
    const found = holder(model, address.Value)
    const code = found !== undefined ? (found === owner ? 1174 : 936) : owner?.isVerified === false ? 1177 : undefined
    const { Type: type, Value: email } = address
    return step(Authentication.addEmail({ accessToken: session.token, email, type }), code, () => {
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
    return step(Authentication.removeEmail({ accessToken: session.token, email }), code, () => {
      if (owner === undefined) return
      if (isPending) owner.pending = without(owner.pending, email)
      else owner.emails = without(owner.emails, email)
    })
  },
  ({ emails, pending }) => emails.length + pending.length > 1
)

const setUserName = asUser((owner, session, model, [, b, c]) => {
  const username = pick(userNames, b)
  const found = named(model, username)
  const code = found === undefined || found === owner ? undefined : 1017
  const run = Authentication.setOrChangeUsername({ accessToken: session.token, username: spelled(username, c) })
  return step(run, code, () => {
    if (owner !== undefined) owner.userName = username
  })
})

const setPhone = onAccount((account, uid, model, [, b]) => {
  const phone = pick(phones, b)
  const isTaken = model.people.some((other) => other !== account && other.phone === phone)
  return step(Account.update({ uid, profile: { PhoneId: phone } }), isTaken ? 1058 : undefined, () => {
    if (account !== undefined) account.phone = phone
  })
})

// --- passwords and sessions --------------------------------------------------------------------------------------------

const changePassword = asUser((owner, session, model, [, b, c]) => {
  const isWrong = c % 3 === 2
  const newPassword = pick(passwords, b)
  const oldPassword = isWrong ? "wrong password" : (owner?.password ?? "")
  const run = Authentication.changePassword({ accessToken: session.token, oldPassword, newPassword })
  return step(run, isWrong ? 967 : undefined, () => {
    if (owner !== undefined) owner.password = newPassword
    endSessions(model, session.uid, session)
  })
})

const setPassword = onAccount((account, uid, model, [, b]) => {
  const password = pick(passwords, b)
  return step(Account.setPassword({ uid, password }), undefined, () => {
    if (account !== undefined) account.password = password
    endSessions(model, uid)
  })
})

const logOut = asUser((_owner, session) =>
  step(Authentication.invalidateAccessToken({ accessToken: session.token }), undefined, () => {
    session.isEnded = true
  })
)

const wait: Command = (model, [a]) => {
  const minutes = pick([1, 5, 14, 16, 73 * 60], a)
  return step(TestClock.adjust(`${minutes} minutes`), undefined, () => {
    model.now += minutes * minute
  })
}

// --- roles -------------------------------------------------------------------------------------------------------------

const createRole: Command = (model, [a]) => {
  const Name = pick(roleNames, a)
  const code = model.roles.includes(Name) ? 1175 : undefined
  return step(RolesManagement.rolesCreate({ roles: [{ Name }] }), code, () => {
    model.roles = [...model.roles, Name]
  })
}

const deleteRole: Command = (model, [a]) => {
  const roleName = pick(roleNames, a)
  const code = model.roles.includes(roleName) ? undefined : 1047
  return step(RolesManagement.deleteRole({ roleName }), code, () => {
    const left = (roles: ReadonlyArray<string>) => roles.filter((role) => role !== roleName)
    model.roles = left(model.roles)
    for (const each of model.people) {
      each.roles = left(each.roles)
      each.contexts = each.contexts.map(({ name, roles }) => ({ name, roles: left(roles) }))
    }
  })
}

const assignRole = onAccount((account, uid, model, [, b]) => {
  const role = likely(model.roles, roleNames, b)
  const code = model.roles.includes(role) ? undefined : 1047
  return step(RolesManagement.assignRolesByUid({ uid, roles: [role] }), code, () => {
    if (account !== undefined) account.roles = withItem(account.roles, role)
  })
})

const unassignRole = onAccount(
  (account, uid, model, [, b]) => {
    const role = likely(model.roles, roleNames, b)
    const code = model.roles.includes(role) ? undefined : 1047
    return step(RolesManagement.unassignRolesByUid({ uid, roles: [role] }), code, () => {
      if (account !== undefined) account.roles = account.roles.filter((other) => other !== role)
    })
  },
  ({ roles }) => roles.length > 0
)

const writeContext = onAccount((account, uid, model, [, b, c]) => {
  const context = { name: pick(contextNames, b), roles: [likely(model.roles, roleNames, c)] }
  const code = context.roles.every((role) => model.roles.includes(role)) ? undefined : 1047
  const run = RolesManagement.upsertContext({ uid, roleContext: [{ Context: context.name, Roles: context.roles }] })
  return step(run, code, () => {
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
    return step(RolesManagement.deleteRoleContext({ uid, contextName }), code, () => {
      if (account !== undefined) account.contexts = account.contexts.filter(({ name }) => name !== contextName)
    })
  },
  ({ contexts }) => contexts.length > 0
)

// --- custom objects ----------------------------------------------------------------------------------------------------

const content = (n: number): object => ({ [pick(["a", "b"], n)]: n })

const store = (owner: Person | undefined, id: string, name: string, n: number): void => {
  if (owner !== undefined) owner.objects = [...owner.objects, { id, name, content: content(n) }]
}

const noObject: Stored = { id: "0".repeat(24), name: "cart", content: {} }

/** Mostly an object of one's own, and now and then one of anybody, by a name that may not be its own. */
const anyObject = ({ people }: Model, owner: Person | undefined, n: number) => {
  const found = likely(owner?.objects ?? [], [...people.flatMap(({ objects }) => objects), noObject], n)
  return { objectRecordId: found.id, objectName: n % 7 === 6 ? pick(objectNames, n) : found.name }
}

const own = (owner: Person | undefined, { objectName, objectRecordId }: ReturnType<typeof anyObject>) =>
  owner?.objects.find(({ id, name }) => id === objectRecordId && name === objectName)

const createObject = onAccount((account, uid, _model, [, b, c]) => {
  const objectName = pick(objectNames, b)
  const run = CustomObjectManagement.createByUid({ uid, objectName, object: content(c) })
  return step(run, undefined, ({ Id }) => store(account, Id, objectName, c))
})

const createOwnObject = asUser((owner, session, _model, [, b, c]) => {
  const objectName = pick(objectNames, b)
  const input = { accessToken: session.token, objectName, object: content(c) }
  return step(CustomObjectManagement.createByAccessToken(input), undefined, ({ Id }) => store(owner, Id, objectName, c))
})

const updateObject = asUser(
  (owner, session, model, [, b, c]) => {
    const named = anyObject(model, owner, b)
    const found = own(owner, named)
    const updateType = pick(["replace", "partialreplace"] as const, c)
    const input = { accessToken: session.token, ...named, object: content(c), updateType }
    const run = CustomObjectManagement.updateByObjectRecordIdAndAccessToken(input)
    return step(run, found === undefined ? 1057 : undefined, () => {
      if (found === undefined) return
      found.content = updateType === "replace" ? content(c) : { ...found.content, ...content(c) }
    })
  },
  ({ objects }) => objects.length > 0
)

const deleteObject = onAccount(
  (account, uid, model, [, b]) => {
    const named = anyObject(model, account, b)
    const found = own(account, named)
    const run = CustomObjectManagement.deleteByObjectRecordIdAndUid({ uid, ...named })
    return step(run, found === undefined ? 1057 : undefined, () => {
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

/** What a token has to be refused with, if it has to. */
export const tokenCode = (model: Model, session: Session): number | undefined => {
  const owner = caller(model, session)
  return typeof owner === "number" ? owner : undefined
}

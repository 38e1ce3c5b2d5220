/** What is measured with few and with many of something. */
import type { Population } from "./population.js"
import * as works from "./works.js"

export interface Scene {
  /** What there are few and many of. */
  readonly of: string
  readonly few: Population
  readonly many: Population
  readonly works: { readonly [name: string]: works.MakeWork }
  /** What each of the works contains: it is measured by itself, and subtracted from them. */
  readonly apart?: works.MakeWork
}

/** Everything in proportion to the accounts. */
const accounts = (count: number): Population => ({ accounts: count, sessions: count, tokens: count })

export const scenes = {
  accounts: {
    of: "1,000 → 100,000 accounts, sessions, tokens",
    few: accounts(1000),
    many: accounts(100_000),
    works: {
      "read an account": works.read,
      "write, no webhook": works.writeWithoutWebhook,
      "write, a webhook, no event": works.writeOfNoEvent,
      "write, a webhook, an event": works.writeOfAnEvent,
      "spend a mail token": works.spendToken,
      "list sessions": works.listSessions,
      "remove an account": works.removeAccount,
      "remove a role of 100 accounts": works.removeRole
    }
  },
  passwords: {
    of: "500 → 50,000 sessions, 200 → 20,000 tokens",
    few: { accounts: 500, sessions: 500, tokens: 200 },
    many: { accounts: 50_000, sessions: 50_000, tokens: 20_000 },
    works: { "set a password, without its hash": works.setPassword },
    apart: works.hashPassword
  },
  lookups: {
    of: "1,000 → 100,000 accounts, 200 → 20,000 passcodes, people",
    few: { accounts: 1000, passcodes: 200, people: 200 },
    many: { accounts: 100_000, passcodes: 20_000, people: 20_000 },
    works: {
      "verify a new phone number": works.verifyPhone,
      "sign in by a provider's token": works.signInByProvider,
      "verify by the message's id": works.verifyByMessage
    }
  },
  outbox: {
    of: "0 → 40,000 messages",
    few: { accounts: 1000 },
    many: { accounts: 1000, messages: 40_000 },
    works: { "mail a link": works.mailLink, "deliver a mail": works.deliverMail }
  },
  large: {
    of: "1,000 → 1,000,000 accounts",
    few: { accounts: 1000 },
    many: { accounts: 1_000_000 },
    works: { "remove a role of 100 accounts, of a million": works.removeRole }
  }
} satisfies { readonly [name: string]: Scene }

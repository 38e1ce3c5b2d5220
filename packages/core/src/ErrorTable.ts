/**
 * Every documented pair of family and code as data, for tools, dashboards and emulators. It is a module of its own, so
 * that it costs nothing where it is not imported.
 *
 * @since 0.1.0
 */
import * as ErrorCode from "./ErrorCode.js"
import { rejections } from "./ErrorCode/rejections.js"
import {
  type AnyErrorClass,
  ApiCredentialsRejected,
  type Category,
  type Codes,
  type Family,
  pairs
} from "./LoginRadiusError.js"

/**
 * What is known of one pair of family and code.
 *
 * @since 0.1.0
 * @category models
 */
export interface Entry {
  readonly family: Family
  readonly code: number
  /** The tag of the error that a call fails with. */
  readonly tag: string
  readonly category: Category
  /** The documented HTTP status, if there is one. Real answers can differ: match on family and code. */
  readonly status: number | undefined
  /** Whether the same request may soon succeed by itself. It does not say that repeating it is safe. */
  readonly retryable: boolean
  /** Which of the refusals an `ApiCredentialsRejected` is. */
  readonly reason: ApiCredentialsRejected["reason"] | undefined
  /** The tags that share this pair, when the number alone does not tell which one is meant. */
  readonly possibleMeanings: ReadonlyArray<string> | undefined
}

/** The documented statuses: the usual one of a family, and the codes that come with another, or with an unknown one. */
const statuses: {
  readonly [F in Family]: {
    readonly usual: number | undefined
    readonly others: ReadonlyArray<readonly [status: number | undefined, codes: ReadonlyArray<number>]>
  }
} = {
  identity: {
    usual: 403,
    others: [
      [
        400,
        [
          920, 921, 922, 923, 925, 926, 929, 930, 931, 957, 958, 965, 968, 971, 992, 1035, 1036, 1037, 1038, 1047, 1048,
          1060, 1061, 1075, 1076, 1079, 1080, 1081, 1082, 1083, 1084, 1089, 1090, 1096, 1107, 1118, 1124, 1125, 1141,
          1172, 1201, 1202, 1203, 1207, 1209, 1210, 1211, 1213, 1214, 1337, 2023
        ]
      ],
      [401, [902, 966, 967, 1205, 1236, 1241, 1409]],
      [500, [950]],
      [undefined, [1182, 6003]]
    ]
  },
  cloud: {
    usual: 403,
    others: [
      [400, [908, 918, 919, 920, 921, 925, 926, 927, 928, 1003, 1036, 1064]],
      [undefined, [913, 914, 922, 923, 999]]
    ]
  },
  sso: {
    usual: 403,
    others: [
      [
        400,
        [
          908, 920, 921, 922, 923, 929, 965, 1038, 1060, 1109, 1186, 1187, 1188, 1189, 1193, 1194, 1196, 1198, 2000,
          2001, 2006, 2008, 2010, 2012, 2013, 2017, 2019
        ]
      ],
      [401, [1178, 1179, 1180, 1182, 1183, 1192, 1195, 1197, 2003, 2004, 2005, 2007, 2009, 2014, 2015, 2016]]
    ]
  },
  manageV2: { usual: undefined, others: [] }
}

const statusOf = (family: Family, code: number): number | undefined => {
  const { others, usual } = statuses[family]
  const other = others.find(([, codes]) => codes.includes(code))
  return other === undefined ? usual : other[0]
}

const keyAndSecret = [901, 902, 920, 921, 922, 923]

/** The documented codes of `ApiCredentialsRejected`. */
const rejectionCodes: Codes = {
  identity: [...keyAndSecret, 909, 1206, 1207, 1208, 1209, 1210, 1211, 1212],
  cloud: keyAndSecret,
  sso: keyAndSecret,
  manageV2: 6002
}

const key = (family: Family, code: number) => `${family} ${code}`

type Coded = Pick<AnyErrorClass, "codes" | "prototype" | "tag">

const entriesOf = ({ codes, prototype, tag }: Coded): ReadonlyArray<Entry> =>
  pairs({ codes }).map(([family, code]) => ({
    family,
    code,
    tag,
    category: prototype.category,
    status: statusOf(family, code),
    retryable: prototype.retryable,
    reason: rejections[code],
    possibleMeanings: undefined
  }))

const families: ReadonlyArray<string> = /* @__PURE__ */ Object.keys(statuses)

const byFamilyAndCode = (a: Entry, b: Entry): number =>
  families.indexOf(a.family) - families.indexOf(b.family) || a.code - b.code || (a.category < b.category ? -1 : 1)

const read = (): ReadonlyArray<Entry> => {
  const tag = "ApiCredentialsRejected"
  const rejected: Coded = { codes: rejectionCodes, prototype: ApiCredentialsRejected.prototype, tag }
  const all = [rejected, ...Object.values<Coded>(ErrorCode)].flatMap(entriesOf).sort(byFamilyAndCode)
  const meanings = new Map<string, ReadonlyArray<string>>()
  for (const { code, family, tag } of all) {
    const pair = key(family, code)
    meanings.set(pair, [...(meanings.get(pair) ?? []), tag])
  }
  return all.map((entry) => {
    const tags = meanings.get(key(entry.family, entry.code)) ?? []
    return tags.length > 1 ? { ...entry, possibleMeanings: tags } : entry
  })
}

/**
 * All documented pairs, ordered by family, code and category. The pair sso 2016 is there twice, once for each of its
 * meanings.
 *
 * @since 0.1.0
 * @category constants
 */
export const entries: ReadonlyArray<Entry> = /* @__PURE__ */ read()

// From the right, so that the first entry of a pair wins.
const index: ReadonlyMap<string, Entry> = /* @__PURE__ */ entries.reduceRight(
  (byPair, entry) => byPair.set(key(entry.family, entry.code), entry),
  new Map<string, Entry>()
)

/**
 * The entry of a pair of family and code. A pair with two meanings answers the first, and names both.
 *
 * @since 0.1.0
 * @category accessors
 */
export const lookup = (family: Family, code: number): Entry | undefined => index.get(key(family, code))

const acronym = /^(?:ACS|API|GUID|ID|IP|JSON|JWT|MFA|OTP|PIN|REST|SAML|SMS|SOTT|SSO|UID|URI|URL)$/i

const ownName = /^(?:BigCommerce|Duo|OAuth|PerfectMind)$/

const spell = (word: string, position: number): string => {
  if (acronym.test(word)) return word.toUpperCase()
  return position === 0 || ownName.test(word) ? word : word.toLowerCase()
}

const spaced = (name: string): string =>
  (name.match(/BigCommerce|OAuth|PerfectMind|[A-Z][a-z]*/g) ?? [name]).map(spell).join(" ")

/**
 * A short English text for an entry, made from its tag: `AccessTokenInvalid` reads "Access token invalid".
 *
 * @since 0.1.0
 * @category accessors
 */
export const message = (entry: Pick<Entry, "tag" | "reason">): string =>
  entry.reason === undefined ? spaced(entry.tag) : `API credentials rejected: ${spaced(entry.reason).toLowerCase()}`

/** Consent forms: which one is in force, and what becomes of the consents of whoever fills it in. */
import type { ConsentForm, Settings } from "../Settings.js"
import type { Account } from "../state/Accounts.js"
import type { ConsentEvent, ConsentLog, ConsentVersion, Given } from "../state/Consents.js"

/** What somebody says of an option. */
export interface Decision {
  readonly id: string
  readonly isAccepted: boolean
}

export const nothing: Given = { versions: [], options: [] }

const isSame = (one: ConsentEvent, other: ConsentEvent): boolean =>
  one.event === other.event && one.isCustom === other.isCustom

const eventsOf = ({ customEvents = [], events = [] }: ConsentForm): ReadonlyArray<ConsentEvent> => [
  ...events.map((event) => ({ event, isCustom: false })),
  ...customEvents.map((event) => ({ event, isCustom: true }))
]

/** The form of an event that is in force: the newest version that has started. */
export const inForce = ({ consent }: Settings, event: ConsentEvent, now: number): ConsentForm | undefined =>
  consent.forms
    .filter((form) => form.start === undefined || Date.parse(form.start) <= now)
    .filter((form) => eventsOf(form).some((one) => isSame(one, event)))
    .sort((a, b) => a.version - b.version)
    .at(-1)

/** All forms in force, with the events that they are in force for. */
export const allInForce = (settings: Settings, now: number) =>
  settings.consent.forms.flatMap((form) => {
    const events = eventsOf(form).filter((event) => inForce(settings, event, now) === form)
    return events.length === 0 ? [] : [{ form, events }]
  })

export const isAccepted = (given: Given | undefined, event: ConsentEvent, { version }: ConsentForm): boolean =>
  given?.versions.some((accepted) => isSame(accepted, event) && accepted.version === version) === true

/** The events whose forms a login asks for: a first one also for those of the registration. */
const asking = ({ logins }: Account): ReadonlyArray<string> =>
  logins === 0 ? ["Register", "FirstLogin", "Login"] : ["Login"]

/** The events whose forms in force the user of an account has to accept before the next login. */
export const due = (account: Account, settings: Settings, now: number): ReadonlyArray<ConsentEvent> =>
  settings.consent.enabled
    ? asking(account)
        .map((event) => ({ event, isCustom: false }))
        .filter((event) => {
          const form = inForce(settings, event, now)
          return form !== undefined && !isAccepted(account.consents, event, form)
        })
    : []

const optionsOf = ({ sections }: ConsentForm) => sections.flatMap(({ options }) => options)

/** Whether an option is one of the forms'. */
const isKnown = (forms: ReadonlyArray<ConsentForm>, { id }: Decision): boolean =>
  forms.some((form) => optionsOf(form).some((option) => option.id === id))

/** Whether what is accepted is what a form requires. */
const satisfies = (form: ConsentForm, accepted: ReadonlySet<string>): boolean =>
  optionsOf(form).every(({ id, isRequired }) => isRequired !== true || accepted.has(id)) &&
  form.sections.every(({ options, requiresOne }) => requiresOne !== true || options.some(({ id }) => accepted.has(id)))

const areDifferent = (decisions: ReadonlyArray<Decision>): boolean =>
  new Set(decisions.map(({ id }) => id)).size === decisions.length

/** Whether decisions fill in forms: each is about one of their options, and all that they require is accepted now. */
export const fill = (forms: ReadonlyArray<ConsentForm>, decisions: ReadonlyArray<Decision>): boolean => {
  const accepted = new Set(decisions.flatMap(({ id, isAccepted }) => (isAccepted ? [id] : [])))
  return (
    areDifferent(decisions) &&
    decisions.every((decision) => isKnown(forms, decision)) &&
    forms.every((form) => satisfies(form, accepted))
  )
}

/**
 * Whether the consents of an account can be changed by decisions: nothing that a form in force requires may go, and what was given
 * by a form that is no longer in force may.
 */
export const canChange = (
  given: Given,
  decisions: ReadonlyArray<Decision>,
  settings: Settings,
  now: number
): boolean => {
  const all = allInForce(settings, now)
  const forms = all.map(({ form }) => form)
  const after = new Set(decided(given, decisions, now).options.map(({ id }) => id))
  const accepted = all.filter(({ events, form }) => events.some((event) => isAccepted(given, event, form)))
  const isWithdrawal = ({ id, isAccepted }: Decision): boolean =>
    !isAccepted && given.options.some((option) => option.id === id)
  const isRequired = (id: string): boolean =>
    forms.some((form) => optionsOf(form).some((option) => option.id === id && option.isRequired === true))
  return (
    areDifferent(decisions) &&
    decisions.every((decision) => isKnown(forms, decision) || isWithdrawal(decision)) &&
    decisions.every(({ id, isAccepted }) => isAccepted || !isRequired(id)) &&
    accepted.every(({ form }) => satisfies(form, after))
  )
}

/** The consents after decisions: what is given again has the new date. */
export const decided = (given: Given, decisions: ReadonlyArray<Decision>, now: number): Given => {
  const named = new Set(decisions.map(({ id }) => id))
  return {
    ...given,
    options: [
      ...given.options.filter(({ id }) => !named.has(id)),
      ...decisions.flatMap(({ id, isAccepted }) => (isAccepted ? [{ id, at: now }] : []))
    ]
  }
}

/** The consents after forms were accepted: each event has one version. */
export const accepting = (given: Given, versions: ReadonlyArray<ConsentVersion>): Given => ({
  ...given,
  versions: [...given.versions.filter((old) => !versions.some((accepted) => isSame(accepted, old))), ...versions]
})

/** What decisions are in the log. */
export const entries = (given: Given, decisions: ReadonlyArray<Decision>): ConsentLog["entries"] =>
  decisions.map(({ id, isAccepted }) => {
    const wasAccepted = given.options.some((option) => option.id === id)
    return { id, event: isAccepted ? "Subscribe" : wasAccepted ? "Unsubscribe" : "NotOpted" }
  })

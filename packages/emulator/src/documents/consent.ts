/** Consents as the service writes them: what was agreed to, the log, and the forms. */
import { iso } from "../internal/time.js"
import type { ConsentForm, ConsentSection } from "../Settings.js"
import type { ConsentEvent, ConsentLog, ConsentVersion, Given } from "../state/Consents.js"

const version = ({ event, isCustom, version }: ConsentVersion) => ({
  Event: event,
  Version: version,
  IsCustom: isCustom
})

/** What a user agrees to. */
export const given = ({ options, versions }: Given) => ({
  AcceptedConsentVersions: versions.map(version),
  Consents: options.map(({ at, id }) => ({ ConsentOptionId: id, AcceptOnDate: iso(at) }))
})

/** The same; null of whoever was never asked. */
export const givenIfAny = (consents: Given | undefined) => (consents === undefined ? null : given(consents))

export const logs = (uid: string, logs: ReadonlyArray<ConsentLog>) => ({
  Uid: uid,
  ConsentLogs: logs.map((log) => ({
    Id: log.id,
    UpdateType: log.updateType,
    CurrentConsentFormsVersions: log.versions.map(version),
    LoggedOnDate: iso(log.at),
    UserAgent: log.userAgent ?? null,
    IP: log.ip ?? null,
    Host: log.host ?? null,
    ConsentLogs: log.entries.map(({ event, id }) => ({ ConsentId: id, Event: event }))
  }))
})

/** An event as refusals and forms name it: clients compare the flag with a text. */
export const event = ({ event, isCustom }: ConsentEvent) => ({
  Name: event,
  IsCustom: isCustom ? ("true" as const) : ("false" as const)
})

const section = ({ description, groupId, options, requiresOne = false, title }: ConsentSection) => ({
  Type: groupId === undefined ? "Consent" : "Group",
  ...(groupId === undefined ? {} : { GroupId: groupId, IsRequiredAtleastOne: requiresOne }),
  Title: title ?? options[0]?.title ?? "",
  Description: description ?? options[0]?.description ?? "",
  Consents: options.map((option) => ({
    ConsentId: option.id,
    Title: option.title,
    Description: option.description ?? "",
    IsRequired: option.isRequired ?? false
  }))
})

/** A form, with the events that it is in force for. */
export const form = (form: ConsentForm, events: ReadonlyArray<ConsentEvent>) => ({
  Events: events.map(event),
  ConsentForm: form.sections.map(section),
  TermOfService: form.termsOfService ?? "",
  PrivacyPolicy: form.privacyPolicy ?? ""
})

/** The consent forms in force, with what a user agrees to. */
import { Configuration } from "@loginradius-effect/core"
import { Effect } from "effect"
import type { ConsentEvent, ConsentForm, Option } from "../../api/ConsentForm.js"

/** All forms in force. `agreed`: the ids of the options that the user agrees to so far. */
export const readForms = (agreed: ReadonlySet<string>) =>
  Effect.map(Configuration.getConsentForms(), (forms) => forms.map((form) => shown(form, agreed)))

const shown = (form: Configuration.ConsentForm, agreed: ReadonlySet<string>): ConsentForm => ({
  events: (form.Events ?? []).flatMap(({ IsCustom, Name }) =>
    typeof Name === "string" ? [{ name: Name, isCustom: IsCustom === "true" }] : []
  ),
  sections: (form.ConsentForm ?? []).map((section) => ({
    group: section.Type === "Group" ? (section.Title ?? "") : null,
    requiresOne: section.IsRequiredAtleastOne ?? false,
    options: (section.Consents ?? []).flatMap(({ ConsentId: id, Description, IsRequired, Title }) =>
      typeof id === "string"
        ? [
            {
              id,
              title: Title ?? id,
              description: Description ?? "",
              isRequired: IsRequired ?? false,
              isAgreed: agreed.has(id)
            }
          ]
        : []
    )
  }))
})

/** Whether a form is one of an event's. */
export const isOf =
  (event: ConsentEvent) =>
  ({ events }: ConsentForm): boolean =>
    events.some(({ isCustom, name }) => name === event.name && isCustom === event.isCustom)

/** The options of forms, each once. */
export const optionsOf = (forms: ReadonlyArray<ConsentForm>): ReadonlyArray<Option> => [
  ...new Map(
    forms.flatMap(({ sections }) => sections.flatMap(({ options }) => options.map((one) => [one.id, one] as const)))
  ).values()
]

/** What the user says of options, as LoginRadius takes it. */
export const decisions = (options: ReadonlyArray<Option>, agreed: ReadonlyArray<string>) =>
  options.map(({ id }) => ({ ConsentOptionId: id, IsAccepted: agreed.includes(id) }))

/** Events as LoginRadius takes them. */
export const named = (events: ReadonlyArray<ConsentEvent>) =>
  events.map(({ isCustom, name }) => ({ Event: name, IsCustom: isCustom }))

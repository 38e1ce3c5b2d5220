/** The consent forms of the LoginRadius application, as pages show them, and what a user says to one. */
import { Schema } from "effect"
import { Known } from "./Fields.js"

export const Option = Schema.Struct({
  id: Schema.String,
  title: Schema.String,
  description: Schema.String,
  /** Whether the form is accepted only with this one. */
  isRequired: Schema.Boolean,
  isAgreed: Schema.Boolean
})
export type Option = typeof Option.Type

export const Section = Schema.Struct({
  /** The title of a group of options; null where the section is a single one. */
  group: Schema.NullOr(Schema.String),
  /** Whether one option of the group is needed at least. */
  requiresOne: Schema.Boolean,
  options: Schema.Array(Option)
})

/** What a form is shown at: a sign-in, or an event of the application's own. */
export const ConsentEvent = Schema.Struct({ name: Known, isCustom: Schema.Boolean })
export type ConsentEvent = typeof ConsentEvent.Type

export const ConsentForm = Schema.Struct({ events: Schema.Array(ConsentEvent), sections: Schema.Array(Section) })
export type ConsentForm = typeof ConsentForm.Type

/** The ids of the options that the user agrees to: all others of the form are refused. */
export const Agreed = Schema.Array(Known).pipe(Schema.maxItems(100))

/** Consent forms as fields, and their values: the boxes that are checked. */
import { Schema } from "effect"
import type { ConsentForm, Option } from "../../api/ConsentForm.js"
import { Check } from "./Form.js"

type Sections = Pick<ConsentForm, "sections">

/** The ids of the options that are agreed to. Those that are required have to be among them. */
export const agreedTo = (forms: ReadonlyArray<Sections>) => {
  const required = forms.flatMap(({ sections }) =>
    sections.flatMap(({ options }) => options.flatMap(({ id, isRequired }) => (isRequired ? [id] : [])))
  )
  return Schema.Record({ key: Schema.String, value: Schema.String }).pipe(
    Schema.filter((checked) =>
      required.flatMap((id) => (id in checked ? [] : [{ path: [id], message: "This one is needed." }]))
    )
  )
}

const Choice = ({ option }: { readonly option: Option }) => (
  <Check
    name={option.id}
    label={option.isRequired ? `${option.title} (needed)` : option.title}
    hint={option.description}
    isChecked={option.isAgreed}
  />
)

export const ConsentFields = ({ sections }: Sections) =>
  sections.map(({ group, options, requiresOne }, index) =>
    group === null ? (
      options.map((option) => <Choice key={option.id} option={option} />)
    ) : (
      <fieldset key={index} className="choice choice-column">
        <legend>{requiresOne ? `${group}: one at least` : group}</legend>
        {options.map((option) => (
          <Choice key={option.id} option={option} />
        ))}
      </fieldset>
    )
  )

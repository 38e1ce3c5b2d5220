import { Confirmation } from "../../api/Fields.js"
import type { Action } from "../state/Action.js"
import { Field, Form } from "./Form.js"

/** The form for a one-time passcode. Its field takes the focus when it appears. */
export const CodeForm = (props: {
  readonly action: Action<typeof Confirmation.Type, unknown>
  readonly submit: string
  readonly label: string
  readonly hint?: string
  readonly isText?: boolean
}) => (
  <Form schema={Confirmation} action={props.action} submit={props.submit} takesFocus>
    <Field
      name="code"
      label={props.label}
      autoComplete={props.isText === true ? "off" : "one-time-code"}
      {...(props.isText === true ? {} : { inputMode: "numeric" })}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
    />
  </Form>
)

import { Confirmation } from "../../api/Fields.js"
import type { Action } from "../Action.js"
import { Field, Form } from "./Form.js"

/** Takes a one-time passcode. It has the focus when it appears: nothing else is left to do then. */
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

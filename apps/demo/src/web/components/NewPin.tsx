import { Field } from "./Form.js"

/** A PIN that somebody types. A browser must not offer to keep it in place of a password. */
export const PinField = (props: { readonly name: string; readonly label: string; readonly hint?: string }) => (
  <Field {...props} type="password" autoComplete="off" inputMode="numeric" />
)

/** The two fields of a new PIN, for forms of `Passwords.PinTwice`. */
export const NewPin = () => (
  <>
    <PinField name="newPin" label="New PIN" hint="4 to 8 digits" />
    <PinField name="confirm" label="New PIN, once more" />
  </>
)

import { Field } from "./Form.js"

/** The two fields of a new password, for forms of `Passwords.Twice`. */
export const NewPassword = () => (
  <>
    <Field
      name="newPassword"
      label="New password"
      type="password"
      autoComplete="new-password"
      hint="At least 8 characters"
    />
    <Field name="confirm" label="New password, once more" type="password" autoComplete="new-password" />
  </>
)

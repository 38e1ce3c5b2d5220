import { useSearchParams } from "wouter"
import { Password } from "../../api/SignIn.js"
import type { Action } from "../Action.js"
import { useVisit } from "../Visiting.js"
import { Button } from "./Button.js"
import { Field, Form } from "./Form.js"

/** E-mail address and password, and the accounts that there are to try. */
export const PasswordForm = (props: {
  readonly action: Action<typeof Password.Type, unknown>
  readonly submit: string
  readonly takesFocus?: boolean
}) => {
  const { visit } = useVisit()
  const [search, setSearch] = useSearchParams()
  const account = visit.accounts.find(({ email }) => email === search.get("as"))
  return (
    <>
      {/* Another account fills the fields anew. */}
      <Form
        key={account?.email}
        schema={Password}
        action={props.action}
        submit={props.submit}
        takesFocus={props.takesFocus === true}
      >
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          initial={account?.email ?? ""}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          initial={account?.password ?? ""}
        />
      </Form>
      {visit.accounts.length > 0 && (
        <div className="row">
          {visit.accounts.map(({ email, label }) => (
            <Button key={email} onPress={() => setSearch({ as: email }, { replace: true })}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

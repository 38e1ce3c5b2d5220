import { useSearchParams } from "wouter"
import { Password } from "../../api/SignIn.js"
import type { Action } from "../state/Action.js"
import { useBootstrap } from "../state/CurrentUser.js"
import { Button } from "./Button.js"
import { Field, Form } from "./Form.js"

/** E-mail address and password, and a button for each account to try. */
export const PasswordForm = (props: {
  readonly action: Action<typeof Password.Type, unknown>
  readonly submit: string
  readonly takesFocus?: boolean
}) => {
  const { accounts } = useBootstrap()
  const [search, setSearch] = useSearchParams()
  const account = accounts.find(({ email }) => email === search.get("as"))
  return (
    <>
      {/* With another key the fields are filled again, with the account that was chosen. */}
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
      {accounts.length > 0 && (
        <div className="row">
          {accounts.map(({ email, label }) => (
            <Button key={email} onPress={() => setSearch({ as: email }, { replace: true })}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

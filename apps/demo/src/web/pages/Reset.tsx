import { Redacted } from "effect"
import { Link } from "wouter"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Form } from "../components/Form.js"
import { NewPassword } from "../components/NewPassword.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { Twice } from "../components/Passwords.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

/** Where the links in mails for a new password lead. */
const Reset = () => {
  const { setUser } = useCurrentUser()
  const token = useUrlToken()
  const reset = useAction(
    ({ newPassword }: typeof Twice.Type) =>
      client.password.reset({ payload: { token: Redacted.make(token), newPassword } }),
    ({ user }) => {
      if (user !== null) setUser(user)
    }
  )
  const isOver = token === "" || reset.refusal?._tag === "CodeRefused"
  return (
    <Page
      title="Set a new password"
      lead="The link in the mail leads here with a token that works once, and leaves the address bar at once. Every session of the account ends by it."
      source={{ "features/Password": ["resetPassword"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {reset.result !== undefined && (
          <Focused>
            <Notice kind="good">
              Your new password is set. <Link href={reset.result.user === null ? "/sign-in" : "/profile"}>Go on</Link>
            </Notice>
          </Focused>
        )}
        {token !== "" && reset.result === undefined && (
          <Form schema={Twice} action={reset} submit="Set the password">
            <NewPassword />
          </Form>
        )}
        {isOver && (
          <p>
            <Link href="/forgot">Ask for another link</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

export default Reset

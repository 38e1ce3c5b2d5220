import { Link } from "wouter"
import { Address } from "../../api/Fields.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const MailLink = () => {
  const { accounts, runsOn } = useBootstrap()
  const mail = useAction((payload: typeof Address.Type) => client.linkSignIn.passwordless({ payload }))
  return (
    <Page
      title="Sign in by a link"
      lead="No password: whoever reads the mail is the owner of the account. The link works once, in any browser."
      source={{ "features/LinkSignIn": ["mailLink", "followLink"] }}
    >
      <Card>
        <Form schema={Address} action={mail} submit="Mail me a link">
          <Field
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            initial={accounts[0]?.email ?? ""}
          />
        </Form>
        {mail.result !== undefined && (
          <Notice kind="good">
            If there is an account with {mail.result.to}, a link is on its way to it.
            {runsOn === "emulator" && " It is in the outbox: follow it."}
          </Notice>
        )}
      </Card>
      <p className="note">
        No account yet? <Link href="/one-touch">One touch</Link> makes one.
      </p>
    </Page>
  )
}

export default MailLink

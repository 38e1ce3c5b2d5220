import { Link } from "wouter"
import { Address } from "../../api/Fields.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const Forgot = () => {
  const { runsOn } = useBootstrap()
  const forgot = useAction((payload: typeof Address.Type) => client.password.forgot({ payload }))
  return (
    <Page
      title="Forgotten password"
      lead="A mail brings a link that is good for one new password. The answer is the same for every address, so that nobody learns who has an account."
      source={{ "features/Password": ["forgotPassword"] }}
    >
      <Card>
        <Form schema={Address} action={forgot} submit="Send the link">
          <Field name="email" label="E-mail address" type="email" autoComplete="username" />
        </Form>
        {forgot.result !== undefined && (
          <Notice kind="good">
            If there is an account with {forgot.result.to}, a mail is on its way to it.
            {runsOn === "emulator" && " Look into the outbox, and follow the link."}
          </Notice>
        )}
      </Card>
      <p className="note">
        It came back to you? <Link href="/sign-in">Sign in</Link>
      </p>
    </Page>
  )
}

export default Forgot

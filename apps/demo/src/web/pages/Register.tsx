import { Register as Registration } from "../../api/Registration.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { Resend } from "../components/Resend.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const Register = () => {
  const { runsOn } = useBootstrap()
  const register = useAction((payload: typeof Registration.Type) => client.registration.register({ payload }))
  return (
    <Page
      title="Register"
      lead="The server makes the one-time token that registration needs. The account can be used once its address is verified."
      source={{ "features/Registration": ["register", "verify", "resend"] }}
    >
      <Card>
        <Form schema={Registration} action={register} submit="Create the account">
          <Field name="name" label="Name" autoComplete="name" />
          <Field name="email" label="E-mail address" type="email" autoComplete="email" />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            hint="At least 8 characters"
          />
        </Form>
        {register.result !== undefined && (
          <Notice kind="good">
            A mail is on its way to {register.result.to}.
            {runsOn === "emulator" && " It is in the outbox: follow its link."}
          </Notice>
        )}
        {register.result !== undefined && <Resend email={register.result.to} />}
      </Card>
    </Page>
  )
}

export default Register

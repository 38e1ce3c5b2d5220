import { Address } from "../../api/Fields.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { Button } from "./Button.js"
import { Field, Form } from "./Form.js"
import { Notice, Refused } from "./Notice.js"

const useResend = () => useAction((payload: typeof Address.Type) => client.registration.resend({ payload }))

/** The same notice for every address, so that nobody learns who has an account. */
const Sent = ({ to }: { readonly to: string }) => (
  <Notice kind="good">If {to} still has to be verified, another mail is on its way to it.</Notice>
)

/** Sends the verification mail once more, to a given address. */
export const Resend = ({ email }: { readonly email: string }) => {
  const resend = useResend()
  return (
    <>
      <div className="row">
        <Button isBusy={resend.isPending} onPress={() => resend.run({ email })}>
          Send the mail again
        </Button>
      </div>
      {resend.result !== undefined && <Sent to={resend.result.to} />}
      {resend.refusal !== undefined && <Refused refusal={resend.refusal} />}
    </>
  )
}

/** The same, and it asks for the address. */
export const ResendForm = () => {
  const resend = useResend()
  return (
    <>
      <Form schema={Address} action={resend} submit="Send another mail">
        <Field name="email" label="E-mail address" type="email" autoComplete="email" />
      </Form>
      {resend.result !== undefined && <Sent to={resend.result.to} />}
    </>
  )
}

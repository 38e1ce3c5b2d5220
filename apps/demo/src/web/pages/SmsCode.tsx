import { Link } from "wouter"
import { type Confirmation, PhoneNumber } from "../../api/Fields.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Page } from "../components/Page.js"
import { SentCode } from "../components/SentCode.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const prove = (payload: typeof Confirmation.Type) => client.phoneSignIn.prove({ payload })

const SmsCode = () => {
  const { accounts } = useBootstrap()
  const send = useAction((payload: typeof PhoneNumber.Type) => client.phoneSignIn.send({ payload }))
  const again = useAction((phone: string) => client.phoneSignIn.send({ payload: { phone } }))
  return (
    <Page
      title="Sign in by SMS"
      lead="A code goes to a number that is verified, and the answer is the same for every number. Only the browser that asked for it can use it, and wrong codes count like wrong passwords."
      source={{ "features/PhoneSignIn": ["sendCode", "proveCode", "awaited"] }}
    >
      <Card>
        {send.result === undefined ? (
          <Form schema={PhoneNumber} action={send} submit="Send me a code">
            <Field
              name="phone"
              label="Phone number"
              type="tel"
              autoComplete="tel"
              initial={accounts.find(({ phone }) => phone !== undefined)?.phone ?? ""}
            />
          </Form>
        ) : (
          <SentCode to={send.result.to} prove={prove} again={again} onEnd={send.reset} isUntold />
        )}
      </Card>
      <p className="note">
        No account has your number yet? <Link href="/one-touch">One touch</Link> makes one.
      </p>
    </Page>
  )
}

export default SmsCode

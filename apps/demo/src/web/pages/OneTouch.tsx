import type { Confirmation } from "../../api/Fields.js"
import { NewAddress } from "../../api/LinkSignIn.js"
import { NewNumber } from "../../api/PhoneSignIn.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Page } from "../components/Page.js"
import { SentCode } from "../components/SentCode.js"
import { Wait } from "../components/Wait.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"

const ByMail = () => {
  const start = useAction((payload: typeof NewAddress.Type) => client.linkSignIn.oneTouch({ payload }))
  return (
    <Card title="By mail">
      {start.result === undefined ? (
        <Form schema={NewAddress} action={start} submit="Mail me a link">
          <Field name="email" label="E-mail address" type="email" autoComplete="email" />
          <Field name="name" label="Name" autoComplete="name" hint="If you are new here" />
        </Form>
      ) : (
        <Wait to={start.result.to} isNew onEnd={start.reset} />
      )}
    </Card>
  )
}

const prove = (payload: typeof Confirmation.Type) => client.phoneSignIn.proveOneTouch({ payload })

const ByPhone = () => {
  const send = useAction((payload: typeof NewNumber.Type) => client.phoneSignIn.oneTouch({ payload }))
  const again = useAction((phone: string) => client.phoneSignIn.oneTouch({ payload: { phone, name: "" } }))
  return (
    <Card title="By SMS">
      {send.result === undefined ? (
        <Form schema={NewNumber} action={send} submit="Send me a code">
          <Field name="phone" label="Phone number" type="tel" autoComplete="tel" hint="As in +1 202 555 0123" />
          <Field name="name" label="Name" autoComplete="name" hint="If you are new here" />
        </Form>
      ) : (
        <SentCode to={send.result.to} prove={prove} again={again} onEnd={send.reset} />
      )}
    </Card>
  )
}

const OneTouch = () => (
  <Page
    title="One touch"
    lead="One form for everybody: who has no account gets one, and what proves the address or the number signs in."
    source={{ "features/LinkSignIn": ["startOneTouch", "newWait", "ping", "confirmOneTouch"] }}
  >
    <ByMail />
    <ByPhone />
  </Page>
)

export default OneTouch

import { Card } from "../components/Card.js"
import { Form } from "../components/Form.js"
import { NewPin, PinField } from "../components/NewPin.js"
import { Loading, Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { PinReplacement } from "../components/Passwords.js"
import { PinMail } from "../components/PinMail.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const read = client.pin.read()

const Change = () => {
  const change = useAction(({ newPin, oldPin }: typeof PinReplacement.Type) =>
    client.pin.change({ payload: { newPin, oldPin } })
  )
  return (
    <>
      <Form schema={PinReplacement} action={change} submit="Change the PIN" isClearedWhenDone>
        <PinField name="oldPin" label="Current PIN" />
        <NewPin />
      </Form>
      {change.result !== undefined && !change.isPending && <Notice kind="good">Your PIN is changed.</Notice>}
    </>
  )
}

const ChangePin = () => {
  const { refusal, value } = useLoaded(read)
  return (
    <Page
      title="PIN"
      lead="To change it takes the old one. Whoever has none, or has forgotten it, gets a link by mail: a session alone is not enough."
      source={{ "features/Pin": ["changePin", "forgotPin"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value?.hasPin === true && (
        <>
          <Card title="Change it">
            <Change />
          </Card>
          <Card title="Forgotten?">
            <p>The link in the mail sets a new one, without the old one.</p>
            <PinMail label="Mail me a link to a new PIN" />
          </Card>
        </>
      )}
      {value?.hasPin === false && (
        <Card title="You have no PIN yet">
          <p>The link in the mail sets your first one. From the next sign-in on, it is enough in that browser.</p>
          <PinMail label="Mail me a link to my first PIN" />
        </Card>
      )}
    </Page>
  )
}

export default ChangePin

import { useRef } from "react"
import { Entry, type Waiting } from "../../api/PinSignIn.js"
import { Card } from "../components/Card.js"
import { FirstStep } from "../components/FirstStep.js"
import { Form } from "../components/Form.js"
import { NewPin, PinField } from "../components/NewPin.js"
import { Loading } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { PinTwice } from "../components/Passwords.js"
import { PinMail } from "../components/PinMail.js"
import { Requirement } from "../components/Requirement.js"
import { WayOut } from "../components/WayOut.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

interface Shown {
  readonly waiting: Waiting
  readonly show: (waiting: Waiting) => void
}

const Choose = ({ show, waiting }: Shown) => {
  const choose = useAction(
    ({ newPin }: typeof PinTwice.Type) => client.pinSignIn.choose({ payload: { newPin } }),
    useAfterSignIn()
  )
  const cancel = useAction(
    () => client.pinSignIn.cancel(),
    () => show({ ...waiting, isNeeded: false })
  )
  return (
    <Card title="Choose your PIN">
      <p>You have proved who you are. The application wants you to have a PIN, too.</p>
      <Form schema={PinTwice} action={choose} submit="Sign in" takesFocus>
        <NewPin />
      </Form>
      <WayOut label="Start again" action={cancel} />
    </Card>
  )
}

const Enter = ({ known, show }: Pick<Shown, "show"> & { readonly known: string }) => {
  const enter = useAction((payload: typeof Entry.Type) => client.pinSignIn.enter({ payload }), useAfterSignIn())
  const forget = useAction(() => client.pinSignIn.forget(), show)
  return (
    <Card title={`Welcome back, ${known}`}>
      <Form schema={Entry} action={enter} submit="Sign in" takesFocus>
        <PinField name="pin" label="PIN" />
      </Form>
      <PinMail label="Mail me a link to a new PIN" />
      <WayOut label="Forget me here" action={forget} />
    </Card>
  )
}

const read = client.pinSignIn.waiting()

/** Sign-in by PIN. Other ways to sign in come here if the user has to choose one. */
const Pin = () => {
  const { refusal, show, value } = useLoaded(read)
  const isBack = useRef(false)
  if (value !== undefined && (value.isNeeded || value.known !== null)) isBack.current = true
  return (
    <Page
      title="Sign in by a PIN"
      lead="A PIN is short, and works only where its user has signed in before: what ties it to this browser stays on the server."
      source={{ "features/PinSignIn": ["choosePin", "enterPin", "forgetUser"], "session/Login": ["complete"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value?.isNeeded === true && <Choose waiting={value} show={show} />}
      {value?.isNeeded === false && value.known !== null && <Enter known={value.known} show={show} />}
      {value?.isNeeded === false && value.known === null && (
        <FirstStep goesOnWith="PinNeeded" onStep={() => show({ ...value, isNeeded: true })} takesFocus={isBack.current}>
          Once you have signed in here, your PIN is enough the next time, if you have one.
        </FirstStep>
      )}
      {value?.isNeeded === false && value.isRequired !== null && (
        <Requirement
          isRequired={value.isRequired}
          required="Everybody has to have a PIN: who has none chooses one while signing in, whatever the way."
          optional="A PIN is optional: nobody is asked to choose one."
          change={(isRequired) => client.pinSignIn.require({ payload: { isRequired } })}
          show={show}
        />
      )}
    </Page>
  )
}

export default Pin

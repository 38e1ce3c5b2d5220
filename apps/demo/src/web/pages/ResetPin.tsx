import { Redacted } from "effect"
import { Link } from "wouter"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Form } from "../components/Form.js"
import { NewPin } from "../components/NewPin.js"
import { Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { PinTwice } from "../components/Passwords.js"
import { useUrlToken } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

/** Where the links in mails for a new PIN lead. */
const ResetPin = () => {
  const { user } = useCurrentUser()
  const token = useUrlToken()
  const reset = useAction(({ newPin }: typeof PinTwice.Type) =>
    client.pin.reset({ payload: { token: Redacted.make(token), newPin } })
  )
  const isOver = token === "" || reset.refusal?._tag === "CodeRefused"
  return (
    <Page
      title="Set a new PIN"
      lead="The link in the mail leads here with a token that works once, and leaves the address bar at once. It signs nobody in."
      source={{ "features/Pin": ["resetPin"] }}
    >
      <Card>
        {token === "" && <Notice kind="bad">This link is not complete.</Notice>}
        {reset.result !== undefined && (
          <Focused>
            <Notice kind="good">
              Your new PIN is set. <Link href={user === null ? "/pin" : "/change-pin"}>Go on</Link>
            </Notice>
          </Focused>
        )}
        {token !== "" && reset.result === undefined && (
          <Form schema={PinTwice} action={reset} submit="Set the PIN">
            <NewPin />
          </Form>
        )}
        {isOver && (
          <p>
            <Link href={user === null ? "/pin" : "/change-pin"}>Ask for another link</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

export default ResetPin

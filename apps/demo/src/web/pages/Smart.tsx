import { Address } from "../../api/Fields.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Page } from "../components/Page.js"
import { Wait } from "../components/Wait.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const Smart = () => {
  const { accounts } = useBootstrap()
  const start = useAction((payload: typeof Address.Type) => client.linkSignIn.smart({ payload }))
  return (
    <Page
      title="Smart login"
      lead="Ask on this device, confirm on the one that has your mail. The server pings LoginRadius until the link is followed; the id that collects the tokens never leaves it."
      source={{ "features/LinkSignIn": ["startSmart", "newWait", "ping", "confirmSmart"] }}
    >
      <Card>
        {start.result === undefined ? (
          <Form schema={Address} action={start} submit="Mail me a link">
            <Field
              name="email"
              label="E-mail address"
              type="email"
              autoComplete="username"
              initial={accounts[0]?.email ?? ""}
            />
          </Form>
        ) : (
          <Wait to={start.result.to} onEnd={start.reset} />
        )}
      </Card>
    </Page>
  )
}

export default Smart

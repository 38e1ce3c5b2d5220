import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Field, Form } from "../components/Form.js"
import { NewPassword } from "../components/NewPassword.js"
import { Loading, Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { Replacement, Twice } from "../components/Passwords.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const read = client.profile.read()

const Change = () => {
  const change = useAction(({ newPassword, oldPassword }: typeof Replacement.Type) =>
    client.password.change({ payload: { newPassword, oldPassword } })
  )
  return (
    <>
      <Form schema={Replacement} action={change} submit="Change the password" isClearedWhenDone>
        <Field name="oldPassword" label="Current password" type="password" autoComplete="current-password" />
        <NewPassword />
      </Form>
      {change.result !== undefined && !change.isPending && (
        <Notice kind="good">Your password is changed. Everywhere else you are signed out.</Notice>
      )}
    </>
  )
}

const First = (props: { readonly onDone: () => void }) => {
  const afterSignIn = useAfterSignIn()
  const set = useAction(
    ({ newPassword }: typeof Twice.Type) => client.password.set({ payload: { newPassword } }),
    (outcome) => (outcome._tag === "SignedIn" ? props.onDone() : afterSignIn(outcome))
  )
  return (
    <Form schema={Twice} action={set} submit="Set the password">
      <NewPassword />
    </Form>
  )
}

const Password = () => {
  const profile = useLoaded(read)
  const first = useAction(() => read, profile.show)
  return (
    <Page
      title="Password"
      lead="To change it takes the old one. An account that has none, as after a login by mail or a social provider, gets its first by a management call of the server."
      source={{ "features/Password": ["changePassword", "hasPassword", "setPassword"] }}
    >
      <Card>
        <Loading refusal={profile.refusal} value={profile.value} />
        {profile.value?.hasPassword === true && (
          <>
            {first.result !== undefined && (
              <Focused>
                <Notice kind="good">Your password is set. From now on you can sign in by it.</Notice>
              </Focused>
            )}
            <Change />
          </>
        )}
        {profile.value?.hasPassword === false && <First onDone={() => first.run(undefined)} />}
      </Card>
    </Page>
  )
}

export default Password

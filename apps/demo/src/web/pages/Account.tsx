import { type Profile, Changes } from "../../api/Profile.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Loading, Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

const read = client.profile.read()

const nameOf = ({ email, firstName, lastName, phone }: Profile) =>
  [firstName, lastName].filter(Boolean).join(" ") || email || phone || "No name yet"

const Summary = ({ profile }: { readonly profile: Profile }) => {
  const name = nameOf(profile)
  const { email, imageUrl, lastLoginAt, provider } = profile
  return (
    <div className="person">
      {imageUrl === null ? (
        <span className="portrait" aria-hidden="true">
          {name.charAt(0).toUpperCase()}
        </span>
      ) : (
        <img className="portrait" src={imageUrl} alt="" />
      )}
      <div>
        <p className="event-title">{name}</p>
        <p className="event-facts">
          {email !== null && <span>{email}</span>}
          {provider !== null && <span>signed in by {provider}</span>}
          {lastLoginAt !== null && <span>last login {new Date(lastLoginAt).toLocaleString()}</span>}
        </p>
      </div>
    </div>
  )
}

const Account = () => {
  const { reload } = useCurrentUser()
  const { refusal, show, value } = useLoaded(read)
  const update = useAction(
    (payload: typeof Changes.Type) => client.profile.update({ payload }),
    (profile) => {
      show(profile)
      // The header shows the name too.
      reload()
    }
  )
  return (
    <Page
      title="Account"
      lead="An update names what changes; LoginRadius leaves everything else as it is."
      source={{ "features/Profile": ["updateProfile"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value !== undefined && (
        <Card>
          <Summary profile={value} />
          <Form schema={Changes} action={update} submit="Save" isClearedWhenDone>
            <Field name="firstName" label="First name" autoComplete="given-name" initial={value.firstName ?? ""} />
            <Field name="lastName" label="Last name" autoComplete="family-name" initial={value.lastName ?? ""} />
            <Field
              name="about"
              label="About you"
              rows={3}
              initial={value.about ?? ""}
              hint="What is left blank keeps its value"
            />
          </Form>
          {update.result !== undefined && !update.isPending && <Notice kind="good">Your account is saved.</Notice>}
        </Card>
      )}
    </Page>
  )
}

export default Account

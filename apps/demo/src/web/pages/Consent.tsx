import { Fragment, useMemo, useRef } from "react"
import type { ConsentForm } from "../../api/ConsentForm.js"
import type { Waiting } from "../../api/ConsentSignIn.js"
import { Card } from "../components/Card.js"
import { agreedTo, ConsentFields } from "../components/ConsentFields.js"
import { FirstStep } from "../components/FirstStep.js"
import { Form } from "../components/Form.js"
import { Loading } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { Requirement } from "../components/Requirement.js"
import { WayOut } from "../components/WayOut.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const Submit = (props: {
  readonly forms: ReadonlyArray<ConsentForm>
  readonly waiting: Waiting
  readonly show: (waiting: Waiting) => void
  readonly reload: () => void
}) => {
  const { forms, reload, show, waiting } = props
  const afterSignIn = useAfterSignIn()
  const submit = useAction(
    (checked: Readonly<Record<string, string>>) =>
      client.consentSignIn.submit({ payload: { agreed: Object.keys(checked) } }),
    // A form that is new by now.
    (outcome) => (outcome._tag === "ConsentNeeded" ? reload() : afterSignIn(outcome))
  )
  const cancel = useAction(
    () => client.consentSignIn.cancel(),
    () => show({ ...waiting, forms: null })
  )
  const schema = useMemo(() => agreedTo(forms), [forms])
  return (
    <Card title="What you agree to">
      <p>You have proved who you are. The application asks you for this before you are in.</p>
      <Form schema={schema} action={submit} submit="Agree and sign in" takesFocus>
        {forms.map((form, index) => (
          <Fragment key={index}>
            <ConsentFields sections={form.sections} />
          </Fragment>
        ))}
      </Form>
      <WayOut label="Start again" action={cancel} />
    </Card>
  )
}

const read = client.consentSignIn.waiting()

/** The consent forms of a sign-in. All ways to sign in come here if one is due. */
const Consent = () => {
  const { refusal, reload, show, value } = useLoaded(read)
  const wasNeeded = useRef(false)
  const forms = value?.forms ?? null
  if (forms !== null) wasNeeded.current = true
  return (
    <Page
      title="Sign in with consent"
      lead="The refusal of the login names the forms that are due. What you say to them goes on with the same login; its token stays on the server."
      source={{ "features/ConsentSignIn": ["submitConsents", "dueForms"], "session/Login": ["complete"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value !== undefined && forms !== null && <Submit forms={forms} waiting={value} show={show} reload={reload} />}
      {value !== undefined && forms === null && (
        <FirstStep goesOnWith="ConsentNeeded" onStep={reload} takesFocus={wasNeeded.current}>
          If something is due that you have not agreed to, it comes next.
        </FirstStep>
      )}
      {value !== undefined && value.isRequired !== null && forms === null && (
        <Requirement
          isRequired={value.isRequired}
          required="Everybody has to accept the terms of use while signing in, once for each version of the form."
          optional="Nobody is asked to agree to anything while signing in."
          change={(isRequired) => client.consentSignIn.require({ payload: { isRequired } })}
          show={show}
        />
      )}
    </Page>
  )
}

export default Consent

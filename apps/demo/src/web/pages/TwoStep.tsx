import { useRef, useState } from "react"
import type { SecondFactorNeeded, Step } from "../../api/Outcome.js"
import type { Password } from "../../api/SignIn.js"
import type { Waiting } from "../../api/TwoStep.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Loading } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { PasswordForm } from "../components/PasswordForm.js"
import { Requirement } from "../components/Requirement.js"
import { StepForm, titles } from "../components/StepForm.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

interface Shown {
  readonly waiting: Waiting
  readonly show: (waiting: Waiting) => void
}

const FirstStep = ({ isBack, show, waiting }: Shown & { readonly isBack: boolean }) => {
  const afterSignIn = useAfterSignIn()
  const signIn = useAction(
    (payload: typeof Password.Type) => client.twoStep.password({ payload }),
    (outcome) => (outcome._tag === "SecondFactorNeeded" ? show({ ...waiting, needed: outcome }) : afterSignIn(outcome))
  )
  return (
    <Card title="First your password">
      <PasswordForm action={signIn} submit="Next" takesFocus={isBack} />
    </Card>
  )
}

const other: Record<Step["_tag"], string> = {
  VerifyAuthenticator: "Use the app",
  EnrolAuthenticator: "Set up an app",
  VerifySms: "Use a code by SMS",
  EnrolSms: "Set up codes by SMS",
  VerifyEmailOtp: "Use a code by mail",
  EnrolEmailOtp: "Set up codes by mail",
  UseBackupCode: "Use a backup code"
}

const SecondStep = (props: Shown & { readonly needed: SecondFactorNeeded }) => {
  const { needed, show, waiting } = props
  const [chosen, choose] = useState<Step["_tag"] | undefined>(needed.steps[0]?._tag)
  const cancel = useAction(
    () => client.twoStep.cancel(),
    () => show({ ...waiting, needed: null })
  )
  const step = needed.steps.find(({ _tag }) => _tag === chosen)
  const others = needed.steps.filter(({ _tag }) => _tag !== chosen)
  return (
    <Card title={step === undefined ? "No way that this page knows" : titles[step._tag]}>
      {step !== undefined && <StepForm key={step._tag} step={step} />}
      <div className="row row-apart">
        {others.map(({ _tag }) => (
          <Button key={_tag} onPress={() => choose(_tag)}>
            {other[_tag]}
          </Button>
        ))}
        <Button isBusy={cancel.isPending} onPress={() => cancel.run(undefined)}>
          Start again
        </Button>
      </div>
    </Card>
  )
}

const read = client.twoStep.waiting()

/** Sign-in with a second factor. Other ways to sign in come here for their second step. */
const TwoStep = () => {
  const { refusal, show, value } = useLoaded(read)
  const wasNeeded = useRef(false)
  if (value !== undefined && value.needed !== null) wasNeeded.current = true
  return (
    <Page
      title="Sign in with two steps"
      lead="The answer to the password names the ways to go on. The token that ties both steps together stays on the server."
      source={{ "session/PasswordLogin": ["signInByPassword"], "features/TwoStep": ["secondStep", "validate"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value?.needed === null && <FirstStep waiting={value} show={show} isBack={wasNeeded.current} />}
      {value !== undefined && value.needed !== null && <SecondStep needed={value.needed} waiting={value} show={show} />}
      {value?.needed === null && value.isRequired !== null && (
        <Requirement
          isRequired={value.isRequired}
          required="Everybody has to have a second factor: who has none sets one up while signing in."
          optional="A second factor is optional: who has set one up is asked for it, all others are signed in at once."
          change={(isRequired) => client.twoStep.require({ payload: { isRequired } })}
          show={show}
        />
      )}
    </Page>
  )
}

export default TwoStep

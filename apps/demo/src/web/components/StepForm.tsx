/** The ways to prove a second factor, or to set one up, in the second step of a sign-in. */
import { type Confirmation, PhoneNumber } from "../../api/Fields.js"
import type { Step } from "../../api/Outcome.js"
import type { Proof } from "../../api/TwoStep.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { Authenticator } from "./Authenticator.js"
import { CodeForm } from "./CodeForm.js"
import { Field, Form } from "./Form.js"
import { Ask, Passcode } from "./Passcode.js"

export const titles: Record<Step["_tag"], string> = {
  VerifyAuthenticator: "Code of your authenticator app",
  EnrolAuthenticator: "Set up your authenticator app",
  VerifySms: "Code by SMS",
  EnrolSms: "Set up codes by SMS",
  VerifyEmailOtp: "Code by mail",
  EnrolEmailOtp: "Set up codes by mail",
  UseBackupCode: "Backup code"
}

type By = Exclude<(typeof Proof.Type)["by"], "email"> | { readonly email: string }

/** The form that takes the code and ends the sign-in. */
const Prove = (props: {
  readonly by: By
  readonly label: string
  readonly hint?: string
  readonly isText?: boolean
}) => {
  const { by, ...field } = props
  const prove = useAction(
    ({ code }: typeof Confirmation.Type) =>
      typeof by === "string"
        ? client.twoStep.prove({ payload: { by, code } })
        : client.twoStep.prove({ payload: { by: "email", code, ...by } }),
    useAfterSignIn()
  )
  return <CodeForm action={prove} submit="Sign in" {...field} />
}

/** Sends a code to the user's number, or to a new one. */
const useSms = () =>
  useAction((number: Partial<typeof PhoneNumber.Type>) => client.twoStep.send({ payload: { by: "sms", ...number } }))

const BySms = ({ step }: { readonly step: Extract<Step, { readonly _tag: "VerifySms" }> }) => {
  const send = useSms()
  const phone = step.phone ?? "your phone"
  return step.isSent || send.result !== undefined ? (
    <Passcode to={phone} send={send} onAgain={() => send.run({})}>
      <Prove by="sms" label="Code in the SMS" />
    </Passcode>
  ) : (
    <Ask send={send} onSend={() => send.run({})} to={phone} />
  )
}

const NewSms = () => {
  const send = useSms()
  const { result } = send
  return result === undefined ? (
    <Form schema={PhoneNumber} action={send} submit="Send a code" takesFocus>
      <Field name="phone" label="Phone number" type="tel" autoComplete="tel" hint="As in +1 202 555 0123" />
    </Form>
  ) : (
    <Passcode to={result.to} send={send} onAgain={() => send.run({ phone: result.to })} onOther={send.reset}>
      <Prove by="sms" label="Code in the SMS" />
    </Passcode>
  )
}

const ByMail = (props: { readonly emails: ReadonlyArray<string>; readonly sentTo: string | null }) => {
  const send = useAction((email: string) => client.twoStep.send({ payload: { by: "email", email } }))
  const sentTo = send.result?.to ?? props.sentTo
  const others = props.emails.filter((email) => email !== sentTo)
  return (
    <>
      {sentTo !== null && (
        <Passcode to={sentTo} send={send} onAgain={() => send.run(sentTo)}>
          <Prove key={sentTo} by={{ email: sentTo }} label="Code in the mail" />
        </Passcode>
      )}
      {others.map((email) => (
        <Ask key={email} send={send} onSend={() => send.run(email)} to={email} />
      ))}
    </>
  )
}

export const StepForm = ({ step }: { readonly step: Step }) => {
  switch (step._tag) {
    case "VerifyAuthenticator":
      return <Prove by="authenticator" label="Code of the app" hint="The six digits that it shows now" />
    case "EnrolAuthenticator":
      return (
        <>
          <Authenticator enrolment={step} />
          <Prove by="authenticator" label="Code of the app" hint="The six digits that it shows for this key" />
        </>
      )
    case "VerifySms":
      return <BySms step={step} />
    case "EnrolSms":
      return <NewSms />
    case "VerifyEmailOtp":
      return <ByMail emails={step.emails} sentTo={step.sentTo} />
    case "EnrolEmailOtp":
      return <ByMail emails={step.emails} sentTo={null} />
    case "UseBackupCode":
      return <Prove by="backupCode" label="Backup code" hint="Each one works once" isText />
  }
}

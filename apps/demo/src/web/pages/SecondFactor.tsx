import { Schema } from "effect"
import { type ReactNode, useState } from "react"
import { type Confirmation, PhoneNumber, Secret } from "../../api/Fields.js"
import type { Factor, Factors } from "../../api/SecondFactor.js"
import { Authenticator } from "../components/Authenticator.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { CodeForm } from "../components/CodeForm.js"
import { Copy } from "../components/Copy.js"
import { Focused } from "../components/Focused.js"
import { Field, Form } from "../components/Form.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { Passcode } from "../components/Passcode.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useCurrentUser } from "../state/CurrentUser.js"

interface Shown {
  /** Shows the factors, and a notice of what has changed. */
  readonly onChange: (factors: Factors, said: string) => void
}

const ByPassword = Schema.Struct({ password: Secret })

/** The forms that prove who removes a factor: by the password, or by a code of the app or a mail. */
const Proof = (props: Shown & { readonly factor: Factor; readonly name: string; readonly factors: Factors }) => {
  const { factor, factors, name } = props
  const [isByCode, setByCode] = useState(false)
  const remove = useAction(
    (proof: Partial<typeof ByPassword.Type & typeof Confirmation.Type>) =>
      client.secondFactor.remove({ payload: { factor, ...proof } }),
    (factors) => props.onChange(factors, `${name}: removed.`)
  )
  const send = useAction(() => client.secondFactor.sendProof())
  const isLast = [factors.authenticator, factors.phone !== null, factors.email].filter(Boolean).length === 1
  const isMailed = factor !== "authenticator"
  const other = () => {
    remove.reset()
    setByCode(!isByCode)
    if (!isByCode && isMailed) send.run(undefined)
  }
  return (
    <>
      <p>
        Prove once more that it is you.
        {isLast && " This is your last second factor: without it, whoever knows your password can sign in."}
      </p>
      {isByCode ? (
        <CodeForm
          key="code"
          action={remove}
          submit="Yes, remove it"
          label={isMailed ? "Code in the mail" : "Code of the app"}
          hint={send.result === undefined ? "" : `A code is on its way to ${send.result.to}`}
        />
      ) : (
        <Form key="password" schema={ByPassword} action={remove} submit="Yes, remove it" takesFocus>
          <Field
            name="password"
            label="Your password"
            type="password"
            autoComplete="current-password"
            hint="So that nobody else who finds this page open can remove it"
          />
        </Form>
      )}
      {send.refusal !== undefined && <Refused refusal={send.refusal} />}
      {(!isMailed || factors.email) && (
        <div className="row">
          <Button onPress={other}>{isByCode ? "Use your password" : "Use a code"}</Button>
        </div>
      )}
    </>
  )
}

/** A factor that is set up, and a button that asks for a proof and removes it. */
const On = (
  props: Shown & {
    readonly factor: Factor
    readonly name: string
    readonly factors: Factors
    readonly children: ReactNode
  }
) => {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <p>{props.children}</p>
      <div className="row">
        {/* One button with two texts, so that it keeps the focus. */}
        <Button label={`${isAsking ? "Keep" : "Remove"}: ${props.name}`} onPress={() => setAsking(!isAsking)}>
          {isAsking ? "Keep" : "Remove"}
        </Button>
      </div>
      {isAsking && <Proof {...props} />}
    </>
  )
}

const App = ({ factors, onChange }: Shown & { readonly factors: Factors }) => {
  const enrol = useAction(() => client.secondFactor.enrol())
  const confirm = useAction(
    (payload: typeof Confirmation.Type) => client.secondFactor.confirm({ payload }),
    (factors) => {
      enrol.reset()
      onChange(factors, "The authenticator app is set up.")
    }
  )
  return (
    <Card title="Authenticator app">
      {factors.authenticator ? (
        <On factor="authenticator" name="Authenticator app" factors={factors} onChange={onChange}>
          Your app shows a new code every 30 seconds.
        </On>
      ) : enrol.result === undefined ? (
        <>
          <p>An app on your phone shows codes, also without a network.</p>
          <div className="row">
            <Button kind="primary" isBusy={enrol.isPending} onPress={() => enrol.run(undefined)}>
              Set up an app
            </Button>
          </div>
        </>
      ) : (
        <>
          <Authenticator enrolment={enrol.result} />
          <CodeForm
            action={confirm}
            submit="Confirm the code"
            label="Code of the app"
            hint="The six digits that it shows for this key"
          />
        </>
      )}
      {enrol.refusal !== undefined && <Refused refusal={enrol.refusal} />}
    </Card>
  )
}

const Sms = ({ factors, onChange }: Shown & { readonly factors: Factors }) => {
  const send = useAction((payload: typeof PhoneNumber.Type) => client.secondFactor.sendSms({ payload }))
  const to = send.result?.to
  const confirm = useAction(
    (payload: typeof Confirmation.Type) => client.secondFactor.confirmSms({ payload }),
    (factors) => {
      send.reset()
      onChange(factors, "Codes by SMS are set up.")
    }
  )
  return (
    <Card title="Codes by SMS">
      {factors.phone !== null ? (
        <On factor="sms" name="Codes by SMS" factors={factors} onChange={onChange}>
          Codes go to {factors.phone}.
        </On>
      ) : to === undefined ? (
        <Form schema={PhoneNumber} action={send} submit="Send a code">
          <Field name="phone" label="Phone number" type="tel" autoComplete="tel" hint="As in +1 202 555 0123" />
        </Form>
      ) : (
        <Passcode to={to} send={send} onAgain={() => send.run({ phone: to })} onOther={send.reset}>
          <CodeForm action={confirm} submit="Confirm the code" label="Code in the SMS" />
        </Passcode>
      )}
    </Card>
  )
}

const Mail = ({ factors, onChange }: Shown & { readonly factors: Factors }) => {
  const { user } = useCurrentUser()
  const send = useAction(() => client.secondFactor.sendMail())
  const confirm = useAction(
    (payload: typeof Confirmation.Type) => client.secondFactor.confirmMail({ payload }),
    (factors) => {
      send.reset()
      onChange(factors, "Codes by mail are set up.")
    }
  )
  return (
    <Card title="Codes by mail">
      {factors.email ? (
        <On factor="email" name="Codes by mail" factors={factors} onChange={onChange}>
          Codes go to the addresses of your account.
        </On>
      ) : send.result === undefined ? (
        <div className="row">
          <Button isBusy={send.isPending} onPress={() => send.run(undefined)}>
            Send a code to {user?.email}
          </Button>
        </div>
      ) : (
        <Passcode to={send.result.to} send={send} onAgain={() => send.run(undefined)}>
          <CodeForm action={confirm} submit="Confirm the code" label="Code in the mail" />
        </Passcode>
      )}
      {send.refusal !== undefined && send.result === undefined && <Refused refusal={send.refusal} />}
    </Card>
  )
}

const BackupCodes = ({ isAny }: { readonly isAny: boolean }) => {
  const make = useAction((replace: boolean) => client.secondFactor.backupCodes({ payload: { replace } }))
  const wereMade = make.result !== undefined || make.refusal?._tag === "AlreadyTaken"
  return (
    <Card title="Backup codes">
      {!isAny && <p className="note">They can be made once a second factor is set up.</p>}
      {isAny && make.result === undefined && (
        <p>Ten codes to keep in a safe place, for the day when the second factor is lost. Each works once.</p>
      )}
      {isAny && make.result !== undefined && (
        <Focused>
          <Notice kind="good">Keep these now: they are not shown again, and each works once.</Notice>
          <ol className="codes" aria-label="Backup codes">
            {make.result.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
        </Focused>
      )}
      {make.refusal !== undefined && <Refused refusal={make.refusal} />}
      {isAny && (
        <div className="row">
          {make.result !== undefined && <Copy key={make.result[0]} text={make.result.join("\n")} what="all codes" />}
          <Button isBusy={make.isPending} onPress={() => make.run(wereMade)}>
            {wereMade ? "Replace them by new ones" : "Make backup codes"}
          </Button>
        </div>
      )}
    </Card>
  )
}

const read = client.secondFactor.read()

const SecondFactor = () => {
  const { refusal, show, value } = useLoaded(read)
  const [said, say] = useState<string | undefined>(undefined)
  const onChange = (factors: Factors, words: string) => {
    show(factors)
    say(words)
  }
  const isAny = value !== undefined && (value.authenticator || value.phone !== null || value.email)
  return (
    <Page
      title="Second factors"
      lead="Besides your password: whoever knows that alone cannot sign in."
      source={{
        "features/SecondFactor": [
          "enrolAuthenticator",
          "confirmAuthenticator",
          "removeFactor",
          "stepUpByPassword",
          "stepUpByCode",
          "makeBackupCodes"
        ]
      }}
    >
      <Loading refusal={refusal} value={value} />
      {value !== undefined && (
        <>
          {said !== undefined && (
            <Focused key={said}>
              <Notice kind="good">{said}</Notice>
            </Focused>
          )}
          {!isAny && said === undefined && <Notice kind="plain">Your password is all that is asked for so far.</Notice>}
          {value.offered.includes("authenticator") && <App factors={value} onChange={onChange} />}
          {value.offered.includes("sms") && <Sms factors={value} onChange={onChange} />}
          {value.offered.includes("email") && <Mail factors={value} onChange={onChange} />}
          {value.offered.length === 0 && <p>The application offers no second factor.</p>}
          <BackupCodes isAny={isAny} />
        </>
      )}
    </Page>
  )
}

export default SecondFactor

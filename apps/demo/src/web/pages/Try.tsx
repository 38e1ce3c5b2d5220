import { Schema } from "effect"
import { useEffect } from "react"
import { type Account, type Delivery, Fault, type Trial } from "../../api/Trial.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Field, Form } from "../components/Form.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useEvents } from "../state/Events.js"

const read = client.trial.read()

const date = (at: number) => new Date(at).toLocaleString()

const steps = [
  { label: "15 minutes", seconds: 900, what: "locks after wrong passwords, codes by SMS" },
  { label: "3 hours", seconds: 10_800, what: "access tokens" },
  { label: "4 days", seconds: 345_600, what: "links in mails" },
  { label: "a year", seconds: 31_536_000, what: "all that is left" }
]

const distance = (seconds: number) => {
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400]
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)]
  const parts = [`${days} days`, `${hours} hours`, `${minutes} minutes`].filter((part) => !part.startsWith("0 "))
  return parts.length === 0 ? "as on this machine" : `${parts.join(", ")} ahead of this machine`
}

const Time = ({ show, trial }: { readonly trial: Trial; readonly show: (trial: Trial) => void }) => {
  const advance = useAction((seconds: number) => client.trial.advance({ payload: { seconds } }), show)
  return (
    <Card title="The clock">
      <p aria-live="polite">
        It is <strong>{date(trial.now)}</strong>, {distance(trial.ahead)}.
      </p>
      <dl className="facts facts-of-buttons">
        {steps.map(({ label, seconds, what }) => (
          <div key={label}>
            <dt>
              <Button label={`Advance by ${label}`} onPress={() => advance.run(seconds)}>
                {label}
              </Button>
            </dt>
            <dd>ends {what}</dd>
          </div>
        ))}
      </dl>
      {advance.refusal !== undefined && <Refused refusal={advance.refusal} />}
      <p className="note">
        No test has to wait: the emulator runs on Effect&apos;s clock. An app on your phone knows nothing of it; the
        outbox shows the code that counts.
      </p>
    </Card>
  )
}

const kinds: Record<(typeof Fault.Type)["fault"], string> = {
  status503: "503: the service does not work",
  status429: "429: too many calls, try again in a second",
  delay: "3 seconds of silence before the answer",
  dropBefore: "a connection that breaks before the call has an effect",
  dropAfter: "a connection that breaks after it: was it done?",
  refuse: "nobody listens"
}

const endpoints = [
  { id: "", label: "Whichever call is next" },
  { id: "Authentication.loginByEmail", label: "A sign-in by password" },
  { id: "Authentication.readProfilesByAccessToken", label: "Reading a profile" },
  { id: "Authentication.forgotPassword", label: "A mail for a new password" }
]

const Times = Schema.transform(Schema.String, Fault.fields.times, {
  strict: true,
  decode: Number,
  encode: String
})

const Endpoint = Schema.transform(Schema.String, Schema.UndefinedOr(Schema.String), {
  strict: true,
  decode: (id) => (id === "" ? undefined : id),
  encode: (id) => id ?? ""
})

const Injection = Schema.Struct({ fault: Fault.fields.fault, times: Times, endpoint: Endpoint })

const Broken = () => {
  const inject = useAction(({ endpoint, fault, times }: typeof Injection.Type) =>
    client.trial.inject({ payload: { fault, times, ...(endpoint === undefined ? {} : { endpoint }) } })
  )
  const call = useAction((what: "read" | "mail") => client.trial.call({ payload: { what } }))
  return (
    <Card title="Faults">
      <Form schema={Injection} action={inject} submit="Inject it">
        <fieldset className="choice choice-column">
          <legend>What happens to the call</legend>
          {Object.entries(kinds).map(([kind, label], index) => (
            <label key={kind}>
              <input type="radio" name="fault" value={kind} defaultChecked={index === 0} /> {label}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="endpoint">Which call</label>
          <select id="endpoint" name="endpoint">
            {endpoints.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Field name="times" label="How many attempts" inputMode="numeric" initial="2" hint="From 1 to 10" />
      </Form>
      {inject.result !== undefined && !inject.isPending && <Notice kind="good">It waits for its call.</Notice>}
      <p>
        Then use any page, or call from here, and open the entry in the activity: it has every attempt. A call that only
        reads is repeated. A mail is not, where it may have been sent.
      </p>
      <div className="row">
        <Button isBusy={call.isPending} onPress={() => call.run("read")}>
          Read something
        </Button>
        <Button isBusy={call.isPending} onPress={() => call.run("mail")}>
          Send a mail
        </Button>
      </div>
      {call.result !== undefined && !call.isPending && <Notice kind="good">The call succeeded.</Notice>}
      {call.refusal !== undefined && !call.isPending && <Refused refusal={call.refusal} />}
    </Card>
  )
}

const nameOf = ({ email, name, phone, uid }: Account) => name || (email ?? phone ?? uid)

const Arrived = (props: {
  readonly deliveries: ReadonlyArray<Delivery>
  readonly accounts: ReadonlyArray<Account>
}) => (
  <Card title="Webhooks">
    {props.deliveries.length === 0 ? (
      <p className="note">None has arrived. Sign in, register, change something: each event is delivered here.</p>
    ) : (
      <ol className="events events-short" tabIndex={0} aria-label="Deliveries to webhooks">
        {props.deliveries.toReversed().map(({ at, event, n, refused, uid }) => {
          const account = props.accounts.find((account) => account.uid === uid)
          return (
            <li key={n} className="event">
              <p className="event-title">
                <code>{event ?? refused}</code>
                {account !== undefined && ` ${nameOf(account)}`}
              </p>
              <p className="event-facts">
                {refused === null ? (
                  <span className="good">signature checked</span>
                ) : (
                  <span className="bad">refused</span>
                )}
                <span>{date(at)}</span>
              </p>
            </li>
          )
        })}
      </ol>
    )}
  </Card>
)

const factorNames = { authenticator: "app", sms: "SMS", email: "mail" }

const One = ({ account }: { readonly account: Account }) => {
  const { email, factors, failedLogins, hasPin, isVerified, name, phone, state, uid, until } = account
  return (
    <li className="event">
      <p className="event-title">
        {nameOf(account)} <span className="count">{state}</span>
      </p>
      <p className="event-facts">
        {email !== null && name !== "" && <span>{email}</span>}
        {phone !== null && <span>{phone}</span>}
        <span>{isVerified ? "verified" : "not verified"}</span>
        {factors.length > 0 && <span>second factor: {factors.map((factor) => factorNames[factor]).join(", ")}</span>}
        {hasPin && <span>has a PIN</span>}
        {failedLogins > 0 && <span className="bad">{failedLogins} failed logins</span>}
        {until !== null && <span>opens {date(until)}</span>}
      </p>
      <p className="note">
        <code>{uid}</code>
      </p>
    </li>
  )
}

/** What the emulator lets anybody do to it. */
const Try = () => {
  const { refusal, reload, show, value } = useLoaded(read)
  const { calls } = useEvents()
  const latest = calls.at(-1)?.n
  // Each call may have changed accounts and told webhooks.
  useEffect(() => {
    if (latest !== undefined) reload()
  }, [latest, reload])
  return (
    <Page
      title="Try to break it"
      lead="What LoginRadius never lets you do, the emulator does: make time pass, break calls on their way, and show what is in it."
      source={{ "features/Trial": ["advance", "inject", "faults", "callLoginRadius", "readDelivery"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value !== undefined && (
        <>
          <Time trial={value} show={show} />
          <Broken />
          <Arrived deliveries={value.deliveries} accounts={value.accounts} />
          <Card title="Accounts">
            <ul className="events" aria-label="Accounts">
              {value.accounts.map((account) => (
                <One key={account.uid} account={account} />
              ))}
            </ul>
          </Card>
        </>
      )}
    </Page>
  )
}

export default Try

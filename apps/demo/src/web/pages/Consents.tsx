import { useMemo, useState } from "react"
import type { Consents as Shown, Logged } from "../../api/Consent.js"
import { Card } from "../components/Card.js"
import { agreedTo, ConsentFields } from "../components/ConsentFields.js"
import { Focused } from "../components/Focused.js"
import { Form } from "../components/Form.js"
import { Loading, Notice } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const One = (props: { readonly form: Shown["forms"][number]; readonly onChange: (consents: Shown) => void }) => {
  const { form, onChange } = props
  const schema = useMemo(() => agreedTo([form]), [form])
  const change = useAction((checked: Readonly<Record<string, string>>) => {
    const [event = { name: "", isCustom: false }] = form.events
    return client.consent.change({ payload: { event, agreed: Object.keys(checked) } })
  }, onChange)
  return (
    <Card title={`The form of ${form.events.map(({ name }) => name).join(", ")}`}>
      <p>
        {form.isAccepted
          ? "You have accepted this form. What is not needed can be withdrawn, and given again."
          : "You have not accepted this form yet."}
      </p>
      <Form schema={schema} action={change} submit={form.isAccepted ? "Save" : "Accept"}>
        <ConsentFields sections={form.sections} />
      </Form>
    </Card>
  )
}

const words = [
  ["agreed", "agreed to"],
  ["withdrawn", "withdrew"],
  ["refused", "did not agree to"]
] as const

const Entry = ({ entry }: { readonly entry: Logged }) => (
  <li className="event">
    <p className="event-title">
      You{" "}
      {words
        .flatMap(([kind, verb]) => (entry[kind].length === 0 ? [] : [`${verb} ${entry[kind].join(", ")}`]))
        .join("; ")}
    </p>
    <p className="event-facts">{entry.at !== null && <span>{new Date(entry.at).toLocaleString()}</span>}</p>
  </li>
)

const read = client.consent.read()

const Consents = () => {
  const { refusal, show, value } = useLoaded(read)
  const [changes, setChanges] = useState(0)
  const onChange = (consents: Shown) => {
    show(consents)
    setChanges((n) => n + 1)
  }
  return (
    <Page
      title="Consents"
      lead="Forms are in versions, and what you say to each option is kept on its own: a consent can be withdrawn, what a form needs cannot."
      source={{ "features/Consent": ["readAccepted", "readConsents", "changeConsents"] }}
    >
      <Loading refusal={refusal} value={value} />
      {value !== undefined && (
        <>
          {changes > 0 && (
            <Focused key={changes}>
              <Notice kind="good">Your consents are saved.</Notice>
            </Focused>
          )}
          {value.forms.length === 0 && <p>The application has no consent forms.</p>}
          {value.forms.map((form, index) => (
            // The boxes begin anew after each change, with what is kept.
            <One key={`${index} ${changes}`} form={form} onChange={onChange} />
          ))}
          <Card title="What you said so far">
            {value.log.length === 0 ? (
              <p className="note">Nothing yet.</p>
            ) : (
              <ol className="events" aria-label="Log of your consents">
                {value.log.map((entry, index) => (
                  <Entry key={index} entry={entry} />
                ))}
              </ol>
            )}
          </Card>
        </>
      )}
    </Page>
  )
}

export default Consents

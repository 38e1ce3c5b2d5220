import { Effect, Schema } from "effect"
import { useMemo, useState } from "react"
import { type Change, type CustomObject, How, Typed } from "../../api/CustomObjects.js"
import { Name } from "../../api/Fields.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Confirm } from "../components/Confirm.js"
import { Focused } from "../components/Focused.js"
import { Field, Form } from "../components/Form.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const kinds = client.customObjects.kinds()

const New = Schema.Struct({ kind: Name, value: Typed })
const Changed = Schema.Struct({ value: Typed, how: How })

const json = (value: unknown) => JSON.stringify(value, undefined, 2)

const date = (iso: string | null) => (iso === null ? "" : new Date(iso).toLocaleString())

/** Reads the records of a kind again, and shows a notice of what has changed. */
type OnChange = (kind: string, said: string) => void

interface OneProps {
  readonly kind: string
  readonly record: CustomObject
  readonly onChange: OnChange
}

const Edit = ({ kind, onChange, onLeave, record }: OneProps & { readonly onLeave: () => void }) => {
  const update = useAction(
    (payload: typeof Change.Type) => client.customObjects.update({ urlParams: { kind, id: record.id }, payload }),
    () => {
      onLeave()
      onChange(kind, `Record ${record.id} is changed.`)
    }
  )
  return (
    <>
      <Form schema={Changed} action={update} submit="Change the record" takesFocus>
        <Field name="value" label="JSON" rows={5} initial={json(record.value)} isCode />
        <fieldset className="choice">
          <legend>Members that are not above</legend>
          <label>
            <input type="radio" name="how" value="merge" defaultChecked /> stay as they are
          </label>
          <label>
            <input type="radio" name="how" value="replace" /> are removed
          </label>
        </fieldset>
      </Form>
      <div className="row">
        <Button onPress={onLeave}>Leave it as it is</Button>
      </div>
    </>
  )
}

const One = (props: OneProps) => {
  const { kind, onChange, record } = props
  const [isEdited, setEdited] = useState(false)
  const remove = useAction(
    () => client.customObjects.delete({ urlParams: { kind, id: record.id } }),
    () => onChange(kind, `Record ${record.id} is gone.`)
  )
  return (
    <li className="record">
      <p className="event-facts">
        <code>{record.id}</code>
        <span>{date(record.modifiedAt)}</span>
      </p>
      {isEdited ? (
        <Edit {...props} onLeave={() => setEdited(false)} />
      ) : (
        <>
          <pre className="json" tabIndex={0} aria-label={`JSON of record ${record.id}`}>
            {json(record.value)}
          </pre>
          <div className="row">
            <Button label={`Change: ${record.id}`} onPress={() => setEdited(true)}>
              Change
            </Button>
            <Confirm action={remove} label="Delete" what={record.id} question="Delete this record?" />
          </div>
        </>
      )}
    </li>
  )
}

const Records = (props: { readonly kind: string; readonly round: number; readonly onChange: OnChange }) => {
  const { kind, onChange, round } = props
  // After a change `round` is another one, and so is the effect: `useLoaded` runs it.
  const records = useLoaded(useMemo(() => client.customObjects.list({ urlParams: { kind } }), [kind, round]))
  return (
    <>
      <Loading refusal={records.refusal} value={records.value} />
      {records.value?.length === 0 && <p className="note">There are none yet. Write the first one below.</p>}
      <ul>
        {records.value?.map((record) => (
          <One key={record.id} kind={kind} record={record} onChange={onChange} />
        ))}
      </ul>
    </>
  )
}

const CustomObjects = () => {
  const known = useLoaded(kinds)
  const [chosen, choose] = useState<string | undefined>(undefined)
  const [news, setNews] = useState({ said: "", round: 0 })
  const kind = chosen ?? known.value?.[0]
  const shown = [...new Set([...(known.value ?? []), ...(chosen === undefined ? [] : [chosen])])]
  const onChange: OnChange = (kind, said) => {
    choose(kind)
    setNews(({ round }) => ({ said, round: round + 1 }))
  }
  const create = useAction(
    ({ kind, value }: typeof New.Type) =>
      client.customObjects
        .create({ urlParams: { kind }, payload: { value } })
        .pipe(Effect.map(({ id }) => ({ id, kind }))),
    ({ id, kind }) => onChange(kind, `Record ${id} is there.`)
  )
  return (
    <Page
      title="Custom objects"
      lead="JSON of any form that LoginRadius keeps with your account, under a name that the application has set up for it."
      source={{ "features/CustomObjects": ["listObjects", "createObject", "updateObject", "deleteObject"] }}
    >
      <Card title="Your records">
        {known.refusal !== undefined && <Refused refusal={known.refusal} />}
        {shown.length > 0 && (
          <div className="row" role="group" aria-label="Your objects by their name">
            {shown.map((name) => (
              <Button key={name} isOn={name === kind} onPress={() => choose(name)}>
                {name}
              </Button>
            ))}
          </div>
        )}
        {news.said !== "" && (
          <Focused key={news.round}>
            <Notice kind="good">{news.said}</Notice>
          </Focused>
        )}
        {kind !== undefined && <Records key={kind} kind={kind} round={news.round} onChange={onChange} />}
      </Card>
      <Card title="A new record">
        <Form key={`${kind} ${news.round}`} schema={New} action={create} submit="Create the record">
          <Field
            name="kind"
            label="Name of the objects"
            initial={kind ?? ""}
            hint={shown.length === 0 ? "As it is set up in LoginRadius" : `Set up here: ${shown.join(", ")}`}
          />
          <Field name="value" label="JSON" rows={5} initial={json({ theme: "dark", size: 12 })} isCode />
        </Form>
      </Card>
    </Page>
  )
}

export default CustomObjects

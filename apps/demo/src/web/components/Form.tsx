/**
 * Forms. The schema of the server checks the fields here too, and an error stands at its field. The first field with an
 * error gets the focus.
 */
import { Either, ParseResult, Schema } from "effect"
import {
  createContext,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useEffect,
  useId,
  useRef,
  useState
} from "react"
import type { Action } from "../state/Action.js"
import { describe } from "../state/Client.js"
import { Button } from "./Button.js"
import { Refused } from "./Notice.js"

type Faults = { readonly [field: string]: string }

const FormFaults = createContext<Faults>({})

const faultsOf = (error: ParseResult.ParseError): Faults =>
  Object.fromEntries(
    ParseResult.ArrayFormatter.formatErrorSync(error)
      .toReversed()
      .map(({ message, path }) => [String(path[0] ?? ""), message])
  )

/** `extra` holds members of the schema that have no field, such as an id. */
export const Form = <A, I>(props: {
  readonly schema: Schema.Schema<A, I>
  readonly action: Action<A, unknown>
  readonly submit: string
  readonly extra?: Partial<I>
  /** Whether the first field has the focus when the form appears. */
  readonly takesFocus?: boolean
  /** Whether the fields get their first values again when the action is done. */
  readonly isClearedWhenDone?: boolean
  readonly children?: ReactNode
}) => {
  const { action, schema } = props
  const form = useRef<HTMLFormElement>(null)
  const [local, setLocal] = useState<Faults>({})
  const [isStale, setStale] = useState(false)

  const { refusal } = action
  const field = refusal !== undefined && "field" in refusal ? refusal.field : undefined
  const isHere = field !== undefined && form.current?.elements.namedItem(field) instanceof HTMLElement
  const remote: Faults = refusal !== undefined && isHere && !isStale ? { [field]: describe(refusal) } : {}

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [refusal, local])

  useEffect(() => {
    if (props.takesFocus === true) form.current?.querySelector<HTMLElement>("input, textarea")?.focus()
  }, [props.takesFocus])

  useEffect(() => {
    if (props.isClearedWhenDone === true && action.result !== undefined) form.current?.reset()
  }, [props.isClearedWhenDone, action.result])

  const onSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entries = Object.fromEntries(new FormData(event.currentTarget))
    const read = Schema.decodeUnknownEither(schema, { errors: "all" })({ ...entries, ...props.extra })
    if (Either.isLeft(read)) return setLocal(faultsOf(read.left))
    setLocal({})
    setStale(false)
    action.run(read.right)
  }

  return (
    <form ref={form} noValidate onSubmit={onSubmit} onInput={() => setStale(true)} className="form">
      <FormFaults value={{ ...remote, ...local }}>{props.children}</FormFaults>
      <div className="form-end">
        <Button type="submit" kind="primary" isBusy={action.isPending}>
          {props.submit}
        </Button>
      </div>
      {refusal !== undefined && !isHere && !action.isPending && <Refused refusal={refusal} />}
    </form>
  )
}

/** A box to check. Its hint, or what is wrong, stands below it. */
export const Check = (props: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly isChecked?: boolean
}) => {
  const id = useId()
  const fault = useContext(FormFaults)[props.name]
  return (
    <div className="check">
      <label>
        <input
          type="checkbox"
          name={props.name}
          defaultChecked={props.isChecked}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-note`}
        />{" "}
        {props.label}
      </label>
      <p id={`${id}-note`} className={fault === undefined ? "note" : "note note-bad"} aria-live="polite">
        {fault ?? props.hint ?? ""}
      </p>
    </div>
  )
}

export const Field = (props: {
  readonly name: string
  readonly label: string
  readonly type?: "text" | "email" | "password" | "tel"
  readonly autoComplete?: string
  readonly inputMode?: "numeric"
  readonly hint?: string
  readonly initial?: string
  readonly rows?: number
  readonly isCode?: boolean
}) => {
  const id = useId()
  const fault = useContext(FormFaults)[props.name]
  const shared = {
    id,
    name: props.name,
    autoComplete: props.autoComplete,
    defaultValue: props.initial,
    className: props.isCode === true ? "code" : undefined,
    spellCheck: props.isCode !== true,
    "aria-invalid": fault !== undefined,
    "aria-describedby": `${id}-note`
  }
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.rows === undefined ? (
        <input {...shared} type={props.type ?? "text"} inputMode={props.inputMode} />
      ) : (
        <textarea {...shared} rows={props.rows} />
      )}
      <p id={`${id}-note`} className={fault === undefined ? "note" : "note note-bad"} aria-live="polite">
        {fault ?? props.hint ?? ""}
      </p>
    </div>
  )
}

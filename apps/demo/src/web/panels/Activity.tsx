import { Fragment, useState } from "react"
import type { Call } from "../../api/Events.js"

const duration = (milliseconds: number) =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`

/** A long name that may break between its parts: `Module.` and `name`. */
const Parts = ({ before, text }: { readonly text: string; readonly before: RegExp }) =>
  text.split(before).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))

/** What came back: the type of the answer, or the error. */
const came = ({ answer, code, error, status }: Call) =>
  error === null
    ? `${answer ?? "an answer"}, with status ${status}`
    : `${error}${code === null ? "" : `, code ${code}`}${status === null ? "" : `, with status ${status}`}`

const Details = ({ call }: { readonly call: Call }) => {
  const { attempts, errors, reference, repeated } = call
  return (
    <dl className="facts facts-narrow">
      <div>
        <dt>Came back</dt>
        <dd>
          <code>{came(call)}</code>
        </dd>
      </div>
      <div>
        <dt>Attempts</dt>
        <dd>
          {attempts}
          {repeated.length > 0 && `, after ${repeated.join(", ")}`}
        </dd>
      </div>
      <div>
        <dt>Started</dt>
        <dd>{new Date(call.at).toLocaleString()}</dd>
      </div>
      <div>
        <dt>Its errors</dt>
        <dd>{errors.length === 0 ? "none of its own" : errors.join(", ")}</dd>
      </div>
      {reference !== null && (
        <div>
          <dt>Reference</dt>
          <dd>
            <a href={reference} target="_blank" rel="noreferrer">
              {call.endpoint}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}

const Entry = ({ call }: { readonly call: Call }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="event">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="event-title">
            <code>
              <Parts text={call.endpoint} before={/(?<=\.)/} />
            </code>
          </span>
          <span className="event-route">
            <span className="method">{call.method}</span>{" "}
            <code>
              <Parts text={call.template} before={/(?=\/)/} />
            </code>
          </span>
          <span className="event-facts">
            {call.error === null ? (
              <span className="good">{call.status}</span>
            ) : (
              <span className="bad">
                {call.error}
                {call.code === null ? "" : ` (${call.code})`}
              </span>
            )}
            <span>{duration(call.milliseconds)}</span>
            {call.attempts > 1 && <span>{call.attempts} attempts</span>}
          </span>
        </summary>
        {isOpen && <Details call={call} />}
      </details>
    </li>
  )
}

/** The LoginRadius calls that this browser caused, the latest first. Each entry opens. */
export const Activity = ({ calls }: { readonly calls: ReadonlyArray<Call> }) =>
  calls.length === 0 ? (
    <p className="note">Each LoginRadius call that you cause appears here, as its span tells.</p>
  ) : (
    <ol className="events" aria-live="polite" aria-relevant="additions">
      {calls.toReversed().map((call) => (
        <Entry key={call.n} call={call} />
      ))}
    </ol>
  )

import { Fragment } from "react"
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

/** The LoginRadius calls that this browser caused, the latest first. */
export const Activity = ({ calls }: { readonly calls: ReadonlyArray<Call> }) =>
  calls.length === 0 ? (
    <p className="note">Each LoginRadius call that you cause appears here, as its span tells.</p>
  ) : (
    <ol className="events" aria-live="polite" aria-relevant="additions">
      {calls.toReversed().map((call) => (
        <li key={call.n} className="event">
          <p className="event-title">
            <code>
              <Parts text={call.endpoint} before={/(?<=\.)/} />
            </code>
          </p>
          <p className="event-route">
            <span className="method">{call.method}</span>{" "}
            <code>
              <Parts text={call.template} before={/(?=\/)/} />
            </code>
          </p>
          <p className="event-facts">
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
          </p>
        </li>
      ))}
    </ol>
  )

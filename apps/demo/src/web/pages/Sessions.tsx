import { useState } from "react"
import type { Session } from "../../api/Sessions.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const list = client.sessions.list()

const Place = (props: {
  readonly session: typeof Session.Type
  readonly onEnded: (others: ReadonlyArray<typeof Session.Type>) => void
}) => {
  const { browser, device, id, isThisOne, place, signedInAt } = props.session
  const name = `${browser ?? "An unknown browser"}${device === null ? "" : ` on ${device}`}`
  const end = useAction(() => client.sessions.end({ payload: { id } }), props.onEnded)
  return (
    <li className="event">
      <p className="event-title">
        {name} {isThisOne && <span className="count">this one</span>}
      </p>
      <p className="event-facts">
        {signedInAt !== null && <span>since {new Date(signedInAt).toLocaleString()}</span>}
        {place !== null && <span>{place}</span>}
      </p>
      {!isThisOne && (
        <div className="event-do">
          <Button label={`End: ${name}`} isBusy={end.isPending} onPress={() => end.run(undefined)}>
            End
          </Button>
        </div>
      )}
      {end.refusal !== undefined && <Refused refusal={end.refusal} />}
    </li>
  )
}

const Sessions = () => {
  const sessions = useLoaded(list)
  const endOthers = useAction(() => client.sessions.endOthers(), sessions.reload)
  const [ended, setEnded] = useState(0)
  const hasOthers = sessions.value?.some(({ isThisOne }) => !isThisOne) === true
  return (
    <Page
      title="Sessions"
      lead="Where you are signed in, as LoginRadius tells it. Each session has an access token; none of them leaves the server."
      source={{ "features/Sessions": ["activeSessions", "endSession", "endOthers", "end"] }}
    >
      <Card>
        <Loading refusal={sessions.refusal} value={sessions.value} />
        {sessions.value !== undefined && (
          <ul className="events">
            {sessions.value.map((session) => (
              <Place
                key={session.id}
                session={session}
                onEnded={(others) => {
                  sessions.show(others)
                  setEnded((n) => n + 1)
                }}
              />
            ))}
          </ul>
        )}
        {endOthers.refusal !== undefined && <Refused refusal={endOthers.refusal} />}
        {ended > 0 && endOthers.result === undefined && (
          <Focused key={ended}>
            <Notice kind="good">That session has ended.</Notice>
          </Focused>
        )}
        {endOthers.result !== undefined && !hasOthers && (
          <Focused>
            <Notice kind="good">
              {endOthers.result.ended === 1 ? "One session has" : `${endOthers.result.ended} sessions have`} ended.
            </Notice>
          </Focused>
        )}
        {hasOthers ? (
          <div className="row">
            <Button kind="danger" isBusy={endOthers.isPending} onPress={() => endOthers.run(undefined)}>
              Sign out elsewhere
            </Button>
          </div>
        ) : (
          sessions.value !== undefined && <p className="note">You are signed in nowhere else.</p>
        )}
      </Card>
    </Page>
  )
}

export default Sessions

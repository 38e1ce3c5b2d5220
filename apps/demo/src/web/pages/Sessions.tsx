import type { Session } from "../../api/Sessions.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Loading, Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const list = client.sessions.list()

const Place = ({ session }: { readonly session: typeof Session.Type }) => {
  const { browser, device, isThisOne, place, signedInAt } = session
  return (
    <li className="event">
      <p className="event-title">
        {browser ?? "An unknown browser"}
        {device !== null && ` on ${device}`} {isThisOne && <span className="count">this one</span>}
      </p>
      <p className="event-facts">
        {signedInAt !== null && <span>since {new Date(signedInAt).toLocaleString()}</span>}
        {place !== null && <span>{place}</span>}
      </p>
    </li>
  )
}

const Sessions = () => {
  const sessions = useLoaded(list)
  const endOthers = useAction(() => client.sessions.endOthers(), sessions.reload)
  const hasOthers = sessions.value?.some(({ isThisOne }) => !isThisOne) === true
  return (
    <Page
      title="Sessions"
      lead="Where you are signed in, as LoginRadius tells it. Each session has an access token; none of them leaves the server."
      source={{ "features/Sessions": ["activeSessions", "endOthers", "end"] }}
    >
      <Card>
        <Loading refusal={sessions.refusal} value={sessions.value} />
        {sessions.value !== undefined && (
          <ul className="events">
            {sessions.value.map((session, index) => (
              <Place key={index} session={session} />
            ))}
          </ul>
        )}
        {endOthers.refusal !== undefined && <Refused refusal={endOthers.refusal} />}
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

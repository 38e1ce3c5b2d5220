import { useEffect } from "react"
import { useAction } from "../Action.js"
import { useArrival } from "../Arrival.js"
import { client } from "../Client.js"
import { Card } from "../components/Card.js"
import { Leave } from "../components/Leave.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useLanding } from "../Landing.js"
import { nameOf } from "../Providers.js"
import { useVisit } from "../Visiting.js"

const depart = (provider: string) => client.social.depart({ payload: { provider } })

/** Where the way to a provider's page begins, and where it ends. */
const Social = () => {
  const { visit } = useVisit()
  const landing = useLanding()
  const state = landing.get("state")
  const isDenied = landing.has("error")
  const { refusal, run } = useAction((state: string) => client.social.arrive({ payload: { state } }), useArrival())
  const isReturning = state !== null && !isDenied && refusal === undefined
  useEffect(() => {
    if (state !== null && !isDenied) run(state)
  }, [isDenied, run, state])
  return (
    <Page
      title="Social sign-in"
      lead="The provider's page posts a token to the server, which trades it with the application's secret. The browser carries no more than a state that ties the trip to its session."
      source={{ file: "Social", names: ["leave", "comeBack", "signInBySocial", "received"] }}
    >
      <Card>
        {isDenied && (
          <Notice kind="plain">
            Nothing was shared, and nobody is signed in. You can try again, or choose another way.
          </Notice>
        )}
        {refusal !== undefined && <Refused refusal={refusal} />}
        {isReturning ? (
          <p role="status">Signing you in…</p>
        ) : (
          <div className="stack">
            {visit.providers.map((provider) => (
              <Leave key={provider} provider={provider} depart={depart}>{`Continue with ${nameOf(provider)}`}</Leave>
            ))}
          </div>
        )}
        {visit.providers.length === 0 && <p>No social provider is switched on in this LoginRadius application.</p>}
        {visit.runsOn === "emulator" && visit.providers.length > 0 && (
          <p className="note">The emulator stands in for the provider: on its page you choose who you are.</p>
        )}
      </Card>
    </Page>
  )
}

export default Social

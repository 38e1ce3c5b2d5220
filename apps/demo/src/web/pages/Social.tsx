import { useEffect } from "react"
import { Card } from "../components/Card.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { ProviderButton } from "../components/ProviderButton.js"
import { nameOf } from "../components/Providers.js"
import { useAfterSignIn } from "../navigation/useAfterSignIn.js"
import { useUrlQuery } from "../navigation/useUrlToken.js"
import { useAction } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const depart = (provider: string) => client.social.depart({ payload: { provider } })

/** Where the redirect to a provider's page begins, and where it leads back to. */
const Social = () => {
  const { providers, runsOn } = useBootstrap()
  const query = useUrlQuery()
  const state = query.get("state")
  const isDenied = query.has("error")
  const { refusal, run } = useAction((state: string) => client.social.arrive({ payload: { state } }), useAfterSignIn())
  const isReturning = state !== null && !isDenied && refusal === undefined
  useEffect(() => {
    if (state !== null && !isDenied) run(state)
  }, [isDenied, run, state])
  return (
    <Page
      title="Social sign-in"
      lead="The provider's page posts a token to the server, which trades it with the application's secret. The browser carries no more than a state that ties the trip to its session."
      source={{
        "session/SocialRedirect": ["startRedirect", "finishRedirect", "receiveToken"],
        "features/Social": ["signInBySocial"]
      }}
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
            {providers.map((provider) => (
              <ProviderButton
                key={provider}
                provider={provider}
                start={depart}
              >{`Continue with ${nameOf(provider)}`}</ProviderButton>
            ))}
          </div>
        )}
        {providers.length === 0 && <p>No social provider is switched on in this LoginRadius application.</p>}
        {runsOn === "emulator" && providers.length > 0 && (
          <p className="note">The emulator stands in for the provider: on its page you choose who you are.</p>
        )}
      </Card>
    </Page>
  )
}

export default Social

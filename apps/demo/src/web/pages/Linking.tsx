import { useEffect, useState } from "react"
import type { Linked } from "../../api/Linking.js"
import { Button } from "../components/Button.js"
import { Card } from "../components/Card.js"
import { Focused } from "../components/Focused.js"
import { Notice, Refused } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { ProviderButton } from "../components/ProviderButton.js"
import { nameOf } from "../components/Providers.js"
import { useUrlQuery } from "../navigation/useUrlToken.js"
import { useAction, useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"
import { useBootstrap } from "../state/CurrentUser.js"

const list = client.linking.list()

const depart = (provider: string) => client.linking.depart({ payload: { provider } })

const Connected = (props: {
  readonly account: Linked
  readonly onUnlinked: (others: ReadonlyArray<Linked>) => void
}) => {
  const { isInUse, name, provider } = props.account
  const unlink = useAction(() => client.linking.unlink({ payload: props.account }), props.onUnlinked)
  return (
    <li className="linked">
      <p>
        <strong>{nameOf(provider)}</strong> <span className="note">{name}</span>
      </p>
      {isInUse ? (
        <span className="count">you are signed in by it</span>
      ) : (
        <Button
          isBusy={unlink.isPending}
          label={`Unlink ${nameOf(provider)}, ${name}`}
          onPress={() => unlink.run(undefined)}
        >
          Unlink
        </Button>
      )}
      {unlink.refusal !== undefined && <Refused refusal={unlink.refusal} />}
    </li>
  )
}

/** Links the account if the browser comes back from a provider's page. */
const useRedirectEnd = (onDone: () => void) => {
  const query = useUrlQuery()
  const state = query.get("state")
  const isDenied = query.has("error")
  const link = useAction((state: string) => client.linking.arrive({ payload: { state } }), onDone)
  const { run } = link
  useEffect(() => {
    if (state !== null && !isDenied) run(state)
  }, [isDenied, run, state])
  return { ...link, isDenied }
}

const Linking = () => {
  const { providers } = useBootstrap()
  const linked = useLoaded(list)
  const link = useRedirectEnd(linked.reload)
  const [unlinked, setUnlinked] = useState<Linked | undefined>(undefined)
  const refusal = linked.refusal ?? link.refusal
  const others = providers.filter((name) => linked.value?.every(({ provider }) => provider !== name))
  return (
    <Page
      title="Linked accounts"
      lead="Each one is another way into the same account. An account that belongs to somebody else cannot be linked."
      source={{ "features/Linking": ["listLinked", "link", "unlink"] }}
    >
      <Card>
        {link.isDenied && <Notice kind="plain">Nothing was shared, and nothing was linked.</Notice>}
        {refusal !== undefined && <Refused refusal={refusal} />}
        {link.result !== undefined && unlinked === undefined && <Notice kind="good">The account is linked.</Notice>}
        {unlinked !== undefined && (
          // With another key the notice of another account takes the focus again.
          <Focused key={unlinked.id}>
            <Notice kind="good">{nameOf(unlinked.provider)} is not linked any more.</Notice>
          </Focused>
        )}
        {(linked.value === undefined && linked.refusal === undefined) || link.isPending ? (
          <p role="status">One moment…</p>
        ) : (
          <ul className="events">
            {linked.value?.map((account) => (
              <Connected
                key={`${account.provider} ${account.id}`}
                account={account}
                onUnlinked={(others) => {
                  linked.show(others)
                  setUnlinked(account)
                }}
              />
            ))}
          </ul>
        )}
        {linked.value?.length === 0 && !link.isPending && <p className="note">No account is linked yet.</p>}
        <div className="row">
          {others.map((provider) => (
            <ProviderButton
              key={provider}
              provider={provider}
              start={depart}
            >{`Link ${nameOf(provider)}`}</ProviderButton>
          ))}
        </div>
      </Card>
    </Page>
  )
}

export default Linking

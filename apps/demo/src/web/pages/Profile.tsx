import type { Profile as Shown } from "../../api/Profile.js"
import { Card } from "../components/Card.js"
import { Loading } from "../components/Notice.js"
import { Page } from "../components/Page.js"
import { useLoaded } from "../state/Action.js"
import { client } from "../state/Client.js"

const read = client.profile.read()

const date = (iso: string | null) => (iso === null ? null : new Date(iso).toLocaleString())

const facts = (profile: Shown): ReadonlyArray<readonly [string, string | null]> => [
  ["Name", [profile.firstName, profile.lastName].filter(Boolean).join(" ")],
  ["E-mail address", profile.email],
  ["Verified", profile.emailVerified ? "yes" : "no"],
  ["Phone", profile.phone],
  ["About", profile.about],
  ["Signed in by", profile.provider],
  ["Password", profile.hasPassword ? "set" : "none"],
  ["Member since", date(profile.createdAt)],
  ["Last login", date(profile.lastLoginAt)],
  ["Uid", profile.uid]
]

const Profile = () => {
  const profile = useLoaded(read)
  return (
    <Page
      title="Profile"
      lead="Read with your access token, which stays on the server."
      source={{ "features/Profile": ["readProfile", "shown"] }}
    >
      <Card>
        <Loading refusal={profile.refusal} value={profile.value} />
        {profile.value !== undefined && (
          <dl className="facts">
            {facts(profile.value).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value === null || value === "" ? "—" : value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Card>
    </Page>
  )
}

export default Profile

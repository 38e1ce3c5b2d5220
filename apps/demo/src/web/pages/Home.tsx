import { Link } from "wouter"
import { Card } from "../components/Card.js"
import { Page } from "../components/Page.js"
import { documentation, features, sections } from "../Features.js"
import { useBootstrap } from "../state/CurrentUser.js"

const Home = () => {
  const { accounts, runsOn } = useBootstrap()
  return (
    <Page
      title="LoginRadius for Effect"
      lead={
        runsOn === "emulator"
          ? "A web application on LoginRadius. Here it runs on an emulator: no account, no network, and every mail lands in the outbox of this page."
          : "A web application on LoginRadius, with the keys in your environment."
      }
    >
      {accounts.length > 0 && (
        <Card title="Accounts to try">
          <ul className="accounts">
            {accounts.map(({ email, label, password }) => (
              <li key={email}>
                <Link href={`/sign-in?as=${encodeURIComponent(email)}`}>{label}</Link>
                <span className="note">
                  {email} · {password}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {sections.map((section) => (
        <Card key={section} title={section}>
          <ul className="features">
            {features
              .filter((feature) => feature.section === section)
              .map(({ about, path, title }) => (
                <li key={path}>
                  <Link href={path}>{title}</Link>
                  <span className="note">{about}</span>
                </li>
              ))}
          </ul>
        </Card>
      ))}
      <p className="note">
        <a href={documentation} target="_blank" rel="noreferrer">
          LoginRadius&apos; documentation of its API
        </a>
      </p>
    </Page>
  )
}

export default Home

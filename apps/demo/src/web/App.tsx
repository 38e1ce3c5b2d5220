/** What is around every page: the header, the menu, and the panel that shows what happens behind the page. */
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react"
import { Link, Redirect, Route, Switch, useLocation } from "wouter"
import { Button } from "./components/Button.js"
import { Page } from "./components/Page.js"
import { documentation, features, sections } from "./Features.js"
import * as wanted from "./navigation/Wanted.js"
import { Panel } from "./panels/Panel.js"
import { routes } from "./Routes.js"
import { useAction } from "./state/Action.js"
import { client } from "./state/Client.js"
import { useBootstrap, useCurrentUser } from "./state/CurrentUser.js"
import { useEvents } from "./state/Events.js"
import { ThemeButton } from "./theme/ThemeButton.js"

const Menu = () => {
  const [location] = useLocation()
  const { user } = useCurrentUser()
  return (
    <nav aria-label="Features" className="menu">
      {sections.map((section) => (
        <div key={section} className="menu-section">
          <h2>{section}</h2>
          <ul>
            {features
              .filter((feature) => feature.section === section)
              .map(({ isPrivate, path, title }) => (
                <li key={path}>
                  <Link href={path} aria-current={location === path ? "page" : undefined}>
                    {title}
                    {isPrivate && user === null && <span className="visually-hidden"> (sign in first)</span>}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <div className="menu-section">
        <a href={documentation} target="_blank" rel="noreferrer">
          Documentation<span className="visually-hidden"> (opens a new window)</span>
        </a>
      </div>
    </nav>
  )
}

const Who = () => {
  const { setUser, user } = useCurrentUser()
  const [, navigate] = useLocation()
  const signOut = useAction(
    () => client.signIn.signOut(),
    () => {
      setUser(null)
      navigate("/")
      wanted.forget()
    }
  )
  return user === null ? (
    <Link href="/sign-in" className="button button-plain">
      Sign in
    </Link>
  ) : (
    <>
      <Link href="/profile" className="who">
        {user.name}
      </Link>
      <Button isBusy={signOut.isPending} onPress={() => signOut.run(undefined)}>
        Sign out
      </Button>
    </>
  )
}

/** Redirects to the sign-in, which leads back. */
const ToSignIn = ({ from }: { readonly from: string }) => {
  useLayoutEffect(() => wanted.remember(from), [from])
  return <Redirect to="/sign-in" replace />
}

/** Lets nobody in who is not signed in. */
const Guarded = (props: { readonly path: string; readonly isPrivate: boolean; readonly children: ReactNode }) => {
  const { user } = useCurrentUser()
  return props.isPrivate && user === null ? <ToSignIn from={props.path} /> : props.children
}

const Pages = () => (
  <Suspense fallback={<p className="note">Loading…</p>}>
    <Switch>
      {Object.entries(routes).map(([path, Content]) => (
        <Route key={path} path={path}>
          <Guarded path={path} isPrivate={features.some((feature) => feature.isPrivate && feature.path === path)}>
            <Content />
          </Guarded>
        </Route>
      ))}
      <Route>
        <Page title="There is no such page" lead={<Link href="/">Back to the start</Link>}>
          {null}
        </Page>
      </Route>
    </Switch>
  </Suspense>
)

/** Moves the focus to a new page, so that a screen reader says which one it is. */
const useFocusOnPage = (location: string) => {
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) isFirst.current = false
    else main.current?.focus()
  }, [location])
  return main
}

export const App = () => {
  const [location] = useLocation()
  const main = useFocusOnPage(location)
  const [open, setOpen] = useState<"menu" | "panel" | undefined>(undefined)
  const { runsOn } = useBootstrap()
  const { calls, messages } = useEvents()
  const count = runsOn === "emulator" ? messages.length : calls.length
  useEffect(() => {
    setOpen(undefined)
    // Who goes back to the start has given up the page that wanted a sign-in.
    if (location === "/") wanted.forget()
  }, [location])
  const toggle = (which: "menu" | "panel") => setOpen((now) => (now === which ? undefined : which))
  return (
    <div className="app" data-open={open} onKeyDown={(event) => event.key === "Escape" && setOpen(undefined)}>
      <a href="#main" className="skip">
        Skip to the page
      </a>
      <header className="top">
        <button
          type="button"
          className="button button-plain only-narrow"
          aria-expanded={open === "menu"}
          onClick={() => toggle("menu")}
        >
          Menu
        </button>
        <Link href="/" className="brand">
          LoginRadius for Effect
        </Link>
        <div className="top-end">
          <Who />
          <ThemeButton />
          <button
            type="button"
            className="button button-plain only-narrow"
            aria-expanded={open === "panel"}
            onClick={() => toggle("panel")}
          >
            {runsOn === "emulator" ? "Outbox" : "Activity"}{" "}
            <span className="count">
              {count}
              <span className="visually-hidden">{runsOn === "emulator" ? " messages" : " calls"}</span>
            </span>
          </button>
        </div>
      </header>
      <Menu />
      <main id="main" ref={main} tabIndex={-1}>
        <Pages />
      </main>
      <Panel />
    </div>
  )
}

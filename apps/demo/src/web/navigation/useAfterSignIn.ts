/** Leads on after a sign-in, for all ways to sign in: to the page that was asked for, or to the step that is still to come. */
import { flushSync } from "react-dom"
import { useLocation } from "wouter"
import type { Outcome } from "../../api/Outcome.js"
import { useCurrentUser } from "../state/CurrentUser.js"
import { take } from "./Wanted.js"

export const useAfterSignIn = (): ((outcome: Outcome) => void) => {
  const { setUser } = useCurrentUser()
  const [, navigate] = useLocation()
  return (outcome) => {
    if (outcome._tag === "SecondFactorNeeded") return navigate("/two-step")
    if (outcome._tag === "PinNeeded") return navigate("/pin")
    if (outcome._tag === "ConsentNeeded") return navigate("/consent")
    // The user before the page: without a user, a private page redirects to the sign-in.
    flushSync(() => setUser(outcome.user))
    navigate(take())
  }
}

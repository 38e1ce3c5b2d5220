/** The page of each path, in a file of its own that is loaded when it is needed. */
import { type ComponentType, lazy } from "react"
import type { features, Linked } from "./Features.js"

export const routes: Readonly<Record<(typeof features)[number]["path"] | Linked, ComponentType>> = {
  "/": lazy(() => import("./pages/Home.js")),
  "/sign-in": lazy(() => import("./pages/SignIn.js")),
  "/two-step": lazy(() => import("./pages/TwoStep.js")),
  "/register": lazy(() => import("./pages/Register.js")),
  "/verify": lazy(() => import("./pages/Verify.js")),
  "/profile": lazy(() => import("./pages/Profile.js"))
}

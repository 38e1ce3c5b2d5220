/** The page of each path, in a file of its own that is loaded when it is needed. */
import { type ComponentType, lazy } from "react"
import type { features, Linked } from "./Features.js"

export const routes: Readonly<Record<(typeof features)[number]["path"] | Linked, ComponentType>> = {
  "/": lazy(() => import("./pages/Home.js")),
  "/sign-in": lazy(() => import("./pages/SignIn.js")),
  "/two-step": lazy(() => import("./pages/TwoStep.js")),
  "/pin": lazy(() => import("./pages/Pin.js")),
  "/change-pin": lazy(() => import("./pages/ChangePin.js")),
  "/reset-pin": lazy(() => import("./pages/ResetPin.js")),
  "/consent": lazy(() => import("./pages/Consent.js")),
  "/consents": lazy(() => import("./pages/Consents.js")),
  "/second-factor": lazy(() => import("./pages/SecondFactor.js")),
  "/forgot": lazy(() => import("./pages/Forgot.js")),
  "/reset": lazy(() => import("./pages/Reset.js")),
  "/mail-link": lazy(() => import("./pages/MailLink.js")),
  "/mail-link/follow": lazy(() => import("./pages/FollowMailLink.js")),
  "/smart": lazy(() => import("./pages/Smart.js")),
  "/smart/follow": lazy(() => import("./pages/ConfirmSignIn.js")),
  "/one-touch": lazy(() => import("./pages/OneTouch.js")),
  "/one-touch/follow": lazy(() => import("./pages/ConfirmSignIn.js")),
  "/sms-code": lazy(() => import("./pages/SmsCode.js")),
  "/social": lazy(() => import("./pages/Social.js")),
  "/linking": lazy(() => import("./pages/Linking.js")),
  "/register": lazy(() => import("./pages/Register.js")),
  "/verify": lazy(() => import("./pages/Verify.js")),
  "/account": lazy(() => import("./pages/Account.js")),
  "/password": lazy(() => import("./pages/Password.js")),
  "/sessions": lazy(() => import("./pages/Sessions.js")),
  "/profile": lazy(() => import("./pages/Profile.js")),
  "/custom-objects": lazy(() => import("./pages/CustomObjects.js")),
  "/roles": lazy(() => import("./pages/Roles.js")),
  "/try": lazy(() => import("./pages/Try.js"))
}

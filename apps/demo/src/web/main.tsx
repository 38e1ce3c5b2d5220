import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./App.js"
import { Refused } from "./components/Notice.js"
import { CurrentUserProvider } from "./state/CurrentUser.js"

const root = document.getElementById("root")
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <CurrentUserProvider refused={(refusal) => <Refused refusal={refusal} />}>
        <App />
      </CurrentUserProvider>
    </StrictMode>
  )
}

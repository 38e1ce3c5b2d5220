import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./App.js"
import { VisitProvider } from "./Visiting.js"

const root = document.getElementById("root")
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <VisitProvider>
        <App />
      </VisitProvider>
    </StrictMode>
  )
}

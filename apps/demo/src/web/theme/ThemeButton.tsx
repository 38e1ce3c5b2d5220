/** Switches between light and dark colours. They follow the system until the user chooses. */
import { useEffect, useState } from "react"
import { Button } from "../components/Button.js"

type Theme = "light" | "dark"

const key = "demo-theme"

const initial = (): Theme => {
  const kept = localStorage.getItem(key)
  if (kept === "light" || kept === "dark") return kept
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
}

export const ThemeButton = () => {
  const [theme, setTheme] = useState(initial)
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme
  }, [theme])
  const other = theme === "light" ? "dark" : "light"
  const change = () => {
    localStorage.setItem(key, other)
    setTheme(other)
  }
  return (
    <Button label={`Switch to ${other} colours`} onPress={change}>
      <span aria-hidden="true">{theme === "light" ? "☾" : "☀"}</span>
    </Button>
  )
}

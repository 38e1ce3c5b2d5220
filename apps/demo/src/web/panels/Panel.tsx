/** The panel beside the page: messages and LoginRadius calls as they come. */
import { type KeyboardEvent, useRef, useState } from "react"
import { useBootstrap } from "../state/CurrentUser.js"
import { useEvents } from "../state/Events.js"
import { Activity } from "./Activity.js"
import { Outbox } from "./Outbox.js"

export const Panel = () => {
  const { runsOn } = useBootstrap()
  const events = useEvents()
  const tabs = [
    ...(runsOn === "emulator"
      ? [{ id: "outbox", title: "Outbox", count: events.messages.length, view: <Outbox events={events} /> }]
      : []),
    { id: "activity", title: "Activity", count: events.calls.length, view: <Activity calls={events.calls} /> }
  ]
  const [chosen, choose] = useState(tabs[0]?.id)
  const list = useRef<HTMLDivElement>(null)
  const shown = tabs.find(({ id }) => id === chosen) ?? tabs[0]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return
    const next = tabs[(tabs.findIndex(({ id }) => id === chosen) + 1) % tabs.length]
    if (next === undefined) return
    choose(next.id)
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus()
  }
  return (
    <aside className="panel" aria-label="Behind the page">
      <div className="tabs" role="tablist" aria-label="Behind the page" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ count, id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === shown?.id}
            aria-controls="behind"
            tabIndex={id === shown?.id ? 0 : -1}
            onClick={() => choose(id)}
          >
            {title} <span className="count">{count}</span>
          </button>
        ))}
      </div>
      <div id="behind" role="tabpanel" aria-labelledby={`tab-${shown?.id}`} tabIndex={0} className="panel-body">
        {shown?.view}
      </div>
    </aside>
  )
}

import type { Events, Message } from "../../api/Events.js"
import { Copy } from "../components/Copy.js"

const time = (at: number) =>
  new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" })

const Delivered = ({ message }: { readonly message: Message }) => (
  <li className="event">
    <p className="event-title">
      {message.kind === "mail" ? "Mail" : "SMS"} to {message.to}
    </p>
    <p className="event-facts">
      <span>{message.template}</span>
      <span>{time(message.at)}</span>
    </p>
    <div className="event-do">
      {/* Not a `Link`: as from a mail program, the page is loaded again. */}
      {message.link !== null && (
        <a className="button button-plain" href={message.link}>
          Follow the link
        </a>
      )}
      {message.code !== null && (
        <>
          <code className="passcode">{message.code}</code> <Copy text={message.code} />
        </>
      )}
    </div>
  </li>
)

/** Mails and SMS that LoginRadius would have sent, the latest first, and the codes that authenticator apps show. */
export const Outbox = ({ events }: { readonly events: Events }) => (
  <>
    {events.authenticators.map(({ code, email }) => (
      <div key={email} className="event">
        <p className="event-title">Authenticator app of {email}</p>
        <div className="event-do">
          <code className="passcode">{code}</code> <Copy text={code} />
        </div>
      </div>
    ))}
    {events.messages.length === 0 ? (
      <p className="note">Mails and SMS appear here. Nothing leaves this machine.</p>
    ) : (
      <ol className="events" aria-live="polite" aria-relevant="additions">
        {events.messages.toReversed().map((message) => (
          <Delivered key={message.n} message={message} />
        ))}
      </ol>
    )}
  </>
)

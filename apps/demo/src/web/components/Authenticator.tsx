import type { Enrolment } from "../../api/SecondFactor.js"
import { Copy } from "./Copy.js"

/** The key of an authenticator app: an image to scan, or a text to type. */
export const Authenticator = ({ enrolment: { key, qrCode } }: { readonly enrolment: Enrolment }) => (
  <div className="enrolment">
    {qrCode !== null && <img src={qrCode} alt="QR code for your authenticator app" className="qr" />}
    {key !== null && (
      <div className="enrolment-key">
        <p>{qrCode === null ? "Type this key into your authenticator app:" : "Scan it, or type this key:"}</p>
        <p>
          <code aria-label="Key">{key.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <Copy text={key} what="the key" />
      </div>
    )}
  </div>
)

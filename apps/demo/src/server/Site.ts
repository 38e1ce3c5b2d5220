/** Where the browser finds this application, as in `http://127.0.0.1:4321`. Links in mails lead there. */
import { Context, Layer } from "effect"

export class Site extends Context.Tag("demo/Site")<Site, { readonly origin: string }>() {}

export const layer = (origin: string): Layer.Layer<Site> => Layer.succeed(Site, { origin })

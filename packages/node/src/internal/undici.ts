/**
 * What this client uses of undici, by the files that have it: the index also loads undici's `fetch`, caches, mocks and web
 * sockets, half of what a program would load. undici promises nothing about these paths, so the dependency is on one version.
 */
import type * as Undici from "undici"
// @ts-expect-error undici has types for its index alone
import openTunnel from "undici/lib/api/api-connect.js"
// @ts-expect-error undici has types for its index alone
import connect from "undici/lib/core/connect.js"
// @ts-expect-error undici has types for its index alone
import allErrors from "undici/lib/core/errors.js"
// @ts-expect-error undici has types for its index alone
import UndiciClient from "undici/lib/dispatcher/client.js"

/** One connection to a host. */
export const Client: typeof Undici.Client = UndiciClient as typeof Undici.Client
export type Client = Undici.Client

export const makeConnector: typeof Undici.buildConnector = connect as typeof Undici.buildConnector

export const errors: typeof Undici.errors = allErrors as typeof Undici.errors

/** Asks a proxy for a tunnel. The index makes it a method of `Client`. */
export const tunnelThrough = (
  client: Client,
  options: Omit<Undici.Dispatcher.ConnectOptions, "origin">,
  done: (error: Error | null, data: Undici.Dispatcher.ConnectData) => void
): void => (openTunnel as (this: Client, ...request: [typeof options, typeof done]) => void).call(client, options, done)

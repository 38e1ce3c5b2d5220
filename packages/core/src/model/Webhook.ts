/**
 * Webhooks: what they are subscribed to, where they deliver, and what they add to a delivery.
 *
 * @since 0.1.0
 */
import { listAnswer } from "../internal/endpoints/listAnswer.js"
import * as Wire from "../Wire.js"
import type { DeleteResponse } from "./Answers.js"

/**
 * The events that a webhook can be subscribed to. The service compares them without regard to letter case.
 *
 * @since 0.1.0
 * @category models
 */
export type EventName = (typeof eventNames)[number]

/**
 * All events that LoginRadius documents.
 *
 * @since 0.1.0
 * @category constants
 */
export const eventNames = [
  "Login",
  "Register",
  "UpdateProfile",
  "ResetPassword",
  "ChangePassword",
  "EmailVerification",
  "AddEmail",
  "RemoveEmail",
  "BlockAccount",
  "DeleteAccount",
  "SetUsername",
  "AssignRoles",
  "UnassignRoles",
  "SetPassword",
  "LinkAccount",
  "UnlinkAccount",
  "UpdatePhoneId",
  "VerifyPhoneNumber",
  "CreateCustomObject",
  "UpdateCustomobject",
  "DeleteCustomObject",
  "InvalidateEmailVerification",
  "InvalidatePhoneVerification",
  "RemovePhoneId",
  "RemoveRoleContext",
  "ConsentProfileUpdate",
  "SetPIN",
  "ResetPIN",
  "ChangePIN"
] as const

/** @internal */
export const eventName = () => Wire.literals(...eventNames)

const basicAuthMembers = () => ({
  Username: Wire.string,
  /** Blank in what the service answers. */
  Password: Wire.secret
})

/**
 * User name and password of a delivery.
 *
 * @since 0.1.0
 * @category models
 */
export interface BasicAuth extends Wire.Type<typeof basicAuthMembers> {}

/**
 * `BasicAuth` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface BasicAuthEncoded extends Wire.Encoded<typeof basicAuthMembers> {}

/**
 * `BasicAuth` as it is written.
 *
 * @since 0.1.0
 * @category models
 */
export interface BasicAuthInput extends Wire.Input<typeof basicAuthMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const BasicAuth: Wire.Wire<BasicAuth, BasicAuthEncoded, BasicAuthInput> = /* @__PURE__ */ Wire.document(
  "BasicAuth",
  basicAuthMembers
)

const bearerTokenMembers = () => ({
  Token: Wire.secret
})

/**
 * The bearer token of a delivery.
 *
 * @since 0.1.0
 * @category models
 */
export interface BearerToken extends Wire.Type<typeof bearerTokenMembers> {}

/**
 * `BearerToken` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface BearerTokenEncoded extends Wire.Encoded<typeof bearerTokenMembers> {}

/**
 * `BearerToken` as it is written.
 *
 * @since 0.1.0
 * @category models
 */
export interface BearerTokenInput extends Wire.Input<typeof bearerTokenMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const BearerToken: Wire.Wire<BearerToken, BearerTokenEncoded, BearerTokenInput> = /* @__PURE__ */ Wire.document(
  "BearerToken",
  bearerTokenMembers
)

const authenticationMembers = () => ({
  AuthType: Wire.literals("Basic", "Bearer"),
  BasicAuth,
  BearerToken
})

/**
 * How deliveries authenticate at the target.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookAuthentication extends Wire.Type<typeof authenticationMembers> {}

/**
 * `WebhookAuthentication` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookAuthenticationEncoded extends Wire.Encoded<typeof authenticationMembers> {}

/**
 * `WebhookAuthentication` as it is written.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookAuthenticationInput extends Wire.Input<typeof authenticationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const WebhookAuthentication: Wire.Wire<
  WebhookAuthentication,
  WebhookAuthenticationEncoded,
  WebhookAuthenticationInput
> = /* @__PURE__ */ Wire.document("WebhookAuthentication", authenticationMembers)

/** What can be changed later. */
const settableMembers = () => ({
  /** Headers that deliveries carry. */
  Headers: Wire.record(Wire.string),
  /** What is added to the query of the target. */
  QueryParams: Wire.record(Wire.string),
  Authentication: WebhookAuthentication
})

const webhookMembers = () => ({
  /** 24 hexadecimal digits. */
  Id: Wire.required(Wire.string),
  Name: Wire.string,
  /** The service answers it in lower case. */
  Event: eventName(),
  TargetUrl: Wire.string,
  ...settableMembers(),
  CreatedDate: Wire.dateTime,
  LastModifiedDate: Wire.dateTime,
  /** The API secret that signs the deliveries; blank for the primary one. */
  SecretName: Wire.string,
  IsIntegrationWebhook: Wire.boolean
})

/**
 * A webhook: an event, and the URL that is told of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Webhook extends Wire.Type<typeof webhookMembers> {}

/**
 * `Webhook` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookEncoded extends Wire.Encoded<typeof webhookMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Webhook: Wire.Wire<Webhook, WebhookEncoded, unknown> = /* @__PURE__ */ Wire.document(
  "Webhook",
  webhookMembers
)

const creationMembers = () => ({
  Event: Wire.required(eventName()),
  /** An absolute URL; LoginRadius wants https. */
  TargetUrl: Wire.required(Wire.string),
  Name: Wire.string,
  ...settableMembers()
})

/**
 * The webhook to create: an event, the URL that the service posts it to, and what each delivery carries.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookCreation extends Wire.Input<typeof creationMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const WebhookCreation: Wire.Wire<unknown, unknown, WebhookCreation> = /* @__PURE__ */ Wire.document(
  "WebhookCreation",
  creationMembers
)

/**
 * What can be changed of a webhook: the headers, query and authentication of its deliveries. Event and target stay.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookUpdate extends Wire.Input<typeof settableMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const WebhookUpdate: Wire.Wire<unknown, unknown, WebhookUpdate> = /* @__PURE__ */ Wire.document(
  "WebhookUpdate",
  settableMembers
)

const webhookListMembers = () => ({
  Data: Wire.strict(Wire.array(Webhook))
})

/**
 * @since 0.1.0
 * @category models
 */
export interface WebhookList {
  readonly Data: ReadonlyArray<Webhook>
}

/**
 * `WebhookList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookListEncoded extends Wire.Encoded<typeof webhookListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const WebhookList: Wire.Wire<WebhookList, WebhookListEncoded> = /* @__PURE__ */ listAnswer(
  "WebhookList",
  /* @__PURE__ */ Wire.document("WebhookList", webhookListMembers),
  "Data"
)

const eventListMembers = () => ({
  Data: Wire.strict(Wire.array(eventName()))
})

/**
 * The events that webhooks of the app can be subscribed to.
 *
 * @since 0.1.0
 * @category models
 */
export interface EventList {
  readonly Data: ReadonlyArray<EventName | (string & {})>
}

/**
 * `EventList` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface EventListEncoded extends Wire.Encoded<typeof eventListMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const EventList: Wire.Wire<EventList, EventListEncoded> = /* @__PURE__ */ listAnswer(
  "EventList",
  /* @__PURE__ */ Wire.document("EventList", eventListMembers),
  "Data"
)

const deletedMembers = () => ({
  isdeleted: Wire.required(Wire.aliased(Wire.boolean, "IsDeleted"))
})

/**
 * The service's answer to the removal of a webhook, which is in lower case.
 *
 * @since 0.1.0
 * @category models
 */
export interface WebhookDeletedEncoded extends Wire.Encoded<typeof deletedMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const WebhookDeleted: Wire.Wire<DeleteResponse, WebhookDeletedEncoded> = /* @__PURE__ */ Wire.answer(
  "DeleteResponse",
  /* @__PURE__ */ Wire.document("WebhookDeleted", deletedMembers),
  ({ isdeleted, ...others }): DeleteResponse => ({ ...others, IsDeleted: isdeleted })
)

const subscribedUrlMembers = () => ({
  TargetUrl: Wire.string,
  Event: eventName()
})

/**
 * A URL that is subscribed to an event.
 *
 * @since 0.1.0
 * @category models
 */
export interface SubscribedUrl extends Wire.Type<typeof subscribedUrlMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SubscribedUrl: Wire.Wire<SubscribedUrl> = /* @__PURE__ */ Wire.document(
  "SubscribedUrl",
  subscribedUrlMembers
)

const subscribedUrlsMembers = () => ({
  data: Wire.strict(Wire.array(SubscribedUrl)),
  Count: Wire.integer
})

/**
 * The URLs that are subscribed to an event.
 *
 * @since 0.1.0
 * @category models
 */
export interface SubscribedUrls extends Omit<SubscribedUrlsEncoded, "data"> {
  readonly data: ReadonlyArray<SubscribedUrl>
}

/**
 * `SubscribedUrls` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface SubscribedUrlsEncoded extends Wire.Encoded<typeof subscribedUrlsMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const SubscribedUrls: Wire.Wire<SubscribedUrls, SubscribedUrlsEncoded> = /* @__PURE__ */ listAnswer(
  "SubscribedUrls",
  /* @__PURE__ */ Wire.document("SubscribedUrls", subscribedUrlsMembers),
  "data"
)

const permissionMembers = () => ({
  IsAllowed: Wire.required(Wire.boolean)
})

/**
 * Whether the app may use what was asked for.
 *
 * @since 0.1.0
 * @category models
 */
export interface Permission extends Wire.Type<typeof permissionMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const Permission: Wire.Wire<Permission> = /* @__PURE__ */ Wire.document("Permission", permissionMembers)

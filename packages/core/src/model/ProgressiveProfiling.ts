/**
 * The steps by which an app asks its users for more of their profile.
 *
 * @since 0.1.0
 */
import { listAnswer } from "../internal/endpoints/listAnswer.js"
import * as Wire from "../Wire.js"
import { RegistrationField } from "./AppInfo.js"

const profilingScopesMembers = () => ({
  /** The name of the social provider, as in `google`. */
  Provider: Wire.string,
  /** What the provider is asked for, in its own words. */
  Scopes: Wire.string
})

/**
 * What a step asks a social provider for.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfilingScopes extends Wire.Type<typeof profilingScopesMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ProfilingScopes: Wire.Wire<ProfilingScopes> = /* @__PURE__ */ Wire.document(
  "ProfilingScopes",
  profilingScopesMembers
)

const profilingStepMembers = () => ({
  /** What pages call the step by. */
  Step: Wire.string,
  /** The fields that are shown to a user who has not filled them in. */
  Schema: Wire.array(RegistrationField),
  /** What is asked for in place of the fields where the user has logged in by a social provider. */
  Scopes: Wire.array(ProfilingScopes)
})

/**
 * One step.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProfilingStep extends Wire.Type<typeof profilingStepMembers> {}

/**
 * @since 0.1.0
 * @category models
 */
export const ProfilingStep: Wire.Wire<ProfilingStep> = /* @__PURE__ */ Wire.document(
  "ProfilingStep",
  profilingStepMembers
)

const progressiveProfilingSchemaMembers = () => ({
  ProfilingSteps: Wire.array(ProfilingStep)
})

/**
 * `ProgressiveProfilingSchema` on the wire.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProgressiveProfilingSchemaEncoded extends Wire.Type<typeof progressiveProfilingSchemaMembers> {}

/**
 * The steps of an app; none where it has none.
 *
 * @since 0.1.0
 * @category models
 */
export interface ProgressiveProfilingSchema extends Omit<ProgressiveProfilingSchemaEncoded, "ProfilingSteps"> {
  readonly ProfilingSteps: ReadonlyArray<ProfilingStep>
}

/**
 * @since 0.1.0
 * @category models
 */
export const ProgressiveProfilingSchema: Wire.Wire<ProgressiveProfilingSchema, ProgressiveProfilingSchemaEncoded> =
  /* @__PURE__ */ listAnswer(
    "ProgressiveProfilingSchema",
    /* @__PURE__ */ Wire.document("ProgressiveProfilingSchema", progressiveProfilingSchemaMembers),
    "ProfilingSteps"
  )

/** An object of JSON values. */
export interface Json {
  readonly [member: string]: unknown
}

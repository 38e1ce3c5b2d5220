/** The documented errors, and those of them that mean rejected credentials of the application. */
import fixture from "../fixtures/errors.json" with { type: "json" }

export interface Documented {
  readonly family: string
  readonly code: number
  readonly tag: string
  readonly category: string
  readonly status: number | null
  readonly retryable: boolean
}

export const documented: ReadonlyArray<Documented> = fixture

/** The codes that become `ApiCredentialsRejected`, with its reason. */
export const reasonByCode = new Map<number, string>([
  [901, "KeyUnknown"],
  [902, "SecretWrong"],
  [909, "EndpointNotAllowed"],
  [920, "KeyMalformed"],
  [921, "SecretMalformed"],
  [922, "KeyMissing"],
  [923, "SecretMissing"],
  [1206, "AddressNotAllowed"],
  [1207, "SignatureMissing"],
  [1208, "SignatureWrong"],
  [1209, "SecretMissing"],
  [1210, "SignatureExpiryMissing"],
  [1211, "SignatureExpiryMalformed"],
  [1212, "SignatureExpired"],
  [6002, "ManagementTokenRejected"]
])

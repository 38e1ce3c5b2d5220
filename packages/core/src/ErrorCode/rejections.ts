/** What a code says of a refused key, secret, signature or address. Each code means the same in every family. */
import type { ApiCredentialsRejected } from "../LoginRadiusError.js"

export const rejections: { readonly [code: number]: ApiCredentialsRejected["reason"] } = {
  901: "KeyUnknown",
  902: "SecretWrong",
  909: "EndpointNotAllowed",
  920: "KeyMalformed",
  921: "SecretMalformed",
  922: "KeyMissing",
  923: "SecretMissing",
  1206: "AddressNotAllowed",
  1207: "SignatureMissing",
  1208: "SignatureWrong",
  1209: "SecretMissing",
  1210: "SignatureExpiryMissing",
  1211: "SignatureExpiryMalformed",
  1212: "SignatureExpired",
  6002: "ManagementTokenRejected"
}

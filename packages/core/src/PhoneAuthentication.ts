/**
 * Users who are known by a phone number: registration, verification, login and new passwords by passcodes in SMS.
 *
 * @since 0.1.0
 */
export * from "./PhoneAuthentication/registration.js"
export * from "./PhoneAuthentication/verification.js"
export * from "./PhoneAuthentication/login.js"
export * from "./PhoneAuthentication/numbers.js"
export * from "./PhoneAuthentication/passwords.js"

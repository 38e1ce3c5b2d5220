/** Where LoginRadius' documentation is. */
export const docsSite = "https://www.loginradius.com/legacy/docs/api/v2/"

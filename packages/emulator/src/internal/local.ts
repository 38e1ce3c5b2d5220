/** Whether a host name, as `URL` writes it, stands for this machine. */
export const isLocal = (hostname: string): boolean =>
  /^(.+\.)?localhost\.?$/.test(hostname) ||
  /^127(\.\d{1,3}){3}$/.test(hostname) ||
  hostname === "[::1]" ||
  // An IPv4 address of this machine in the form of IPv6.
  /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(hostname)

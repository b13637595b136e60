/**
 * Whether tokens may be sent there: over TLS, or to this machine, as to a proxy or a test server on it.
 *
 * @param address as in a variable
 */
export function isApiAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** @param hostname as `URL` writes it: in lower case, addresses in their shortest form */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

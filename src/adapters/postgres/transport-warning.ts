/**
 * What to tell an operator whose database is on another host and whose URL doesn't say whether to encrypt: without `sslmode`,
 * everything crosses the network in the clear. Undefined if there's nothing to tell.
 */
export function transportWarning(url: string): string | undefined {
  const read = URL.parse(url);
  if (read === null) return undefined;
  const { hostname, searchParams } = read;
  if (searchParams.has('sslmode') || searchParams.has('ssl')) return undefined;
  const host = searchParams.get('host') ?? hostname;
  if (isLocal(host)) return undefined;
  return `DATABASE_URL goes to ${host} without sslmode, so the password and every decision cross the network unencrypted; append ${searchParams.size > 0 ? '&' : '?'}sslmode=verify-full to it (and &sslrootcert=FILE for a certificate authority of your own), or sslmode=disable if only you can read that network`;
}

/** This machine, or a folder with a socket. */
function isLocal(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return (
    name === '' ||
    /^(?:\/|%2f|@)/i.test(name) ||
    /^(?:.+\.)?localhost\.?$/i.test(name) ||
    /^127\.\d+\.\d+\.\d+$/.test(name) ||
    name === '::1'
  );
}

import { z } from 'zod';

const scheme = /^[a-z][\w+.-]*:\/\//i;

/** The proxy for outgoing connections. An empty variable counts as unset. */
export const proxyVariables = {
  HTTPS_PROXY: z
    .string()
    .default('')
    // Like curl: an address without a scheme is that of an HTTP proxy.
    .transform((address) => (address === '' || scheme.test(address) ? address : `http://${address}`))
    .refine((address) => address === '' || isProxy(address), {
      error:
        'HTTPS_PROXY is not the address of an HTTP proxy; write it like http://proxy.example.com:3128, with percent-encoding for special characters in a password',
    }),
  NO_PROXY: z.string().default(''),
};

function isProxy(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** How connections leave this machine. */
export type ProxySettings = {
  /** The proxy's address, perhaps with a name and a password. */
  readonly url: string;
  /** Hosts that are connected to directly, as a list with commas. */
  readonly except: string;
};

/** Null without HTTPS_PROXY. */
export function proxyOf({
  HTTPS_PROXY: url,
  NO_PROXY: except,
}: z.infer<z.ZodObject<typeof proxyVariables>>): ProxySettings | null {
  return url === '' ? null : { url, except };
}

/** Most programs read these names in lower case too, and prefer them. */
export function withLowerCaseNames(
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const names = Object.keys(proxyVariables);
  return {
    ...variables,
    ...Object.fromEntries(names.map((name) => [name, variables[name.toLowerCase()] || variables[name]])),
  };
}

/** What a proxy is called where people read it: without a name and a password. */
export function shownProxy({ url, except }: ProxySettings): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}${except === '' ? '' : `, except for ${except}`}`;
}

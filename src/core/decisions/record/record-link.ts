import { z } from 'zod';

const httpsSchema = z.url({ protocol: /^https$/ });

/** The address of a record's thread. One that isn't https reads as none: it would be shown as a link. */
export const recordLinkSchema = httpsSchema.nullable().catch(null);

export function isHttps(address: string): boolean {
  return httpsSchema.safeParse(address).success;
}

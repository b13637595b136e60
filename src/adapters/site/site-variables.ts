import { z } from 'zod';
import { homePath } from '../text/home-path.ts';

/** Variables of the decisions page. An empty one counts as unset. */
export const siteVariables = {
  SITE_DIR: z.string().default('').transform(homePath),
  SITE_URL: z
    .union([
      z.literal(''),
      z.url({
        protocol: /^https?$/,
        error: 'SITE_URL is not the address of a site; it starts with https://',
      }),
    ])
    .default(''),
  SITE_WORKSPACE: z.string().default(''),
};

export type SiteConfiguration = {
  /** Where the running bot writes the site; null if nowhere. */
  readonly folder: string | null;
  /** Where people open it, ending with a slash; null if it has no address of its own, and then no feed. */
  readonly address: string | null;
  /** Whose decisions; null for the only workspace there is. */
  readonly workspace: string | null;
};

export function siteConfiguration({
  SITE_DIR: folder,
  SITE_URL: address,
  SITE_WORKSPACE: workspace,
}: z.infer<z.ZodObject<typeof siteVariables>>): SiteConfiguration {
  return {
    folder: folder === '' ? null : folder,
    address: address === '' ? null : address.replace(/\/*$/, '/'),
    workspace: workspace === '' ? null : workspace,
  };
}

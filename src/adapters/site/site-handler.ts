import { hash } from 'node:crypto';
import { extname } from 'node:path';
import { textReply, type WebHandler } from '../web/server/exchange.ts';
import type { LiveSite } from './live-site.ts';
import { pagePolicy } from './page-frame.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
};

/** On a server no page is from a folder, and none may be in another one. */
const servedPolicy = `${pagePolicy.replaceAll(' file:', '')}; frame-ancestors 'none'`;

/** Where the decisions are on a server. */
export const siteAddress = '/decisions/';

/** Serves a site's files below `/decisions/`. A browser asks whether it has the newest of each. */
export function siteHandler(site: Pick<LiveSite, 'files'>): WebHandler {
  return async ({ method, path, headers }) => {
    if (path === siteAddress.slice(0, -1)) return textReply(308, 'It moved.', { location: 'decisions/' });
    if (!path.startsWith(siteAddress)) return undefined;
    if (method === 'POST') return textReply(405, 'Use GET or HEAD.', { allow: 'GET, HEAD' });
    const name = path.slice(siteAddress.length) || 'index.html';
    const body = site.files().get(name);
    const type = types[extname(name)];
    if (body === undefined || type === undefined) return textReply(404, 'There is no such page.');
    const tag = `"${hash('sha256', body, 'base64url').slice(0, 24)}"`;
    const own = {
      'content-security-policy': servedPolicy,
      'cache-control': 'no-cache',
      etag: tag,
    };
    const isSame = (headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(tag);
    return isSame
      ? { kind: 'whole', status: 304, type, body: '', headers: own }
      : { kind: 'whole', status: 200, type, body, headers: own };
  };
}

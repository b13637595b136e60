import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scriptText } from '../text/script-text.ts';
import { textReply, type WebHandler, type WebReply } from './server/exchange.ts';
import { contentSecurityPolicy } from './server/security-headers.ts';

/** Scripts are TypeScript in the source, and JavaScript in what's built from it. */
const script = extname(import.meta.filename);
const folder = join(import.meta.dirname, 'page');

const types: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Packages that the page's scripts import, by the name they have in a browser. */
const packages = ['preact', 'preact/hooks'] as const;

const packageName = (name: string): string => `${name.replace('/', '-')}.js`;

/** Tells the browser where packages are; addresses are relative, so that a proxy may serve the page below any path. */
const importMap = JSON.stringify({
  imports: Object.fromEntries(packages.map((name) => [name, `./page/${packageName(name)}`])),
});

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Tradeoff</title>
<link rel="icon" href="page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="page/chat.css">
<script type="importmap">${importMap}</script>
<script type="module" src="page/main${script}"></script>
</head>
<body>
<div id="app"><p class="loading">Loading …</p></div>
<noscript><p class="loading">This page needs JavaScript, which your browser has switched off.</p></noscript>
</body>
</html>
`;

const policy = contentSecurityPolicy([`sha256-${hash('sha256', importMap, 'base64')}`]);

/** Serves the chat page and what it loads: its own scripts and styles, and Preact. */
export const servePageFiles: WebHandler = async ({ path }) => {
  if (path === '/')
    return {
      kind: 'whole',
      status: 200,
      type: 'text/html; charset=utf-8',
      body: html,
      headers: { 'content-security-policy': policy },
    };
  const [, name] = /^\/page\/([a-z][a-z0-9-]*\.[a-z]+)$/.exec(path) ?? [];
  return name === undefined ? undefined : fileReply(name);
};

async function fileReply(name: string): Promise<WebReply> {
  const type = types[extname(name)];
  const wanted = packages.find((one) => packageName(one) === name);
  const file = wanted === undefined ? join(folder, name) : fileURLToPath(import.meta.resolve(wanted));
  if (type === undefined) return textReply(404, 'There is no such file.');
  try {
    const body = extname(file) === script ? await scriptText(file) : await readFile(file, 'utf8');
    return { kind: 'whole', status: 200, type, body };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return textReply(404, 'There is no such file.');
    throw error;
  }
}

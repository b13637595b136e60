import { type Html, html, joined, noHtml } from './html.ts';

/** What all pages of a site have in common. */
export type SiteFrame = {
  /** What it's called, at the top of every page. */
  readonly title: string;
  /** https address of the site, ending with a slash; null if it has none, and then no feed. */
  readonly address: string | null;
};

export type SitePage = {
  /** Path below the site's folder. */
  readonly path: string;
  readonly title: string;
  readonly main: Html;
  /** The entry of the navigation that it belongs to. */
  readonly section: Section | null;
  /** True for a page that searches. */
  readonly searches?: boolean;
};

type Section = 'index.html' | (typeof sections)[number]['path'];

const sections = [
  { path: 'options.html', name: 'Options' },
  { path: 'topics.html', name: 'Topics' },
  { path: 'history.html', name: 'History' },
] as const;

/**
 * What a page may do: use the site's own files, from a server or from a folder (`file:`), and nothing else. Scripts may load
 * further ones of the site only through one policy, and nothing becomes markup or runs by being text.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types tradeoff-site',
].join('; ');

/** The way from a page to the site's folder: `../` for each folder that it's in. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** The whole page as a file. */
export function pageFile({ title: site, address }: SiteFrame, page: SitePage): string {
  const { path, title, main, section, searches = false } = page;
  const root = rootFrom(path);
  const feed =
    address === null
      ? noHtml
      : html`
<link rel="alternate" type="application/atom+xml" title="${site}" href="${root}feed.xml">`;
  const links = sections.map(
    ({ path: to, name }) =>
      html`<li><a href="${root}${to}"${section === to ? html` aria-current="${path === to ? 'page' : 'true'}"` : noHtml}>${name}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title === site ? site : `${title} · ${site}`}</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">${feed}
<script defer src="${root}assets/dates.js"></script>${
    searches
      ? html`
<script defer src="${root}assets/search.js"></script>`
      : noHtml
  }
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="site" href="${root}index.html"${path === 'index.html' ? html` aria-current="page"` : noHtml}>${site}</a>
<nav aria-label="Site"><ul>${joined(links)}</ul></nav>
</header>
<main id="main">
${main}
</main>
<footer class="foot">${address === null ? noHtml : html`<a href="${root}feed.xml">Feed</a> · `}Written by Tradeoff from the team’s records.</footer>
</body>
</html>
`.html;
}

import type { Library } from '../../knowledge/queries.ts';
import type { Claim, Source } from '../../knowledge/schema.ts';
import { type Html, html, joined, noHtml } from './html.ts';
import { externalLink } from './spans-html.ts';

/** Where a claim is from, and the date it holds for. */
export function claimSources({ sources, asOf }: Pick<Claim, 'sources' | 'asOf'>, library: Library): Html {
  const known = sources.flatMap((id) => library.source(id) ?? []);
  if (known.length === 0) return noHtml;
  return html` <span class="sources">${joined(known.map(sourceName), ', ')} (${asOf})</span>`;
}

function sourceName({ title, url, locator }: Source): Html {
  if (url !== undefined) return externalLink(url, title);
  return html`${title}${locator === undefined ? '' : `, ${locator}`}`;
}

import { allChains, type Chain } from '../graph/chains.ts';
import { drawChain } from '../graph/draw-chain.ts';
import { bytesOf, type Html, html, joined, noHtml } from '../html.ts';
import type { SitePage } from '../page-frame.ts';
import type { SiteModel } from '../site-model.ts';

/** Bytes of chains on one page. */
const mostPerPage = 60_000;
/** Records of one chain that are drawn. */
const mostNodes = 60;

/** What replaced what, drawn: as many pages as it takes. */
export function historyPages(model: SiteModel): readonly SitePage[] {
  const pages: Html[][] = [[]];
  let size = 0;
  for (const chain of allChains(model, mostNodes)) {
    const drawn = chainHtml(chain, model);
    size += bytesOf(drawn);
    if (size > mostPerPage && (pages.at(-1) ?? []).length > 0) {
      pages.push([]);
      size = bytesOf(drawn);
    }
    pages.at(-1)?.push(drawn);
  }
  const pathOf = (at: number): string => (at === 0 ? 'history.html' : `history-${at + 1}.html`);
  return pages.map((chains, at): SitePage => {
    const link = (to: number, words: string): Html =>
      to < 0 || to >= pages.length ? noHtml : html`<a href="${pathOf(to)}">${words}</a> `;
    return {
      path: pathOf(at),
      title: at === 0 ? 'What replaced what' : `What replaced what, page ${at + 1}`,
      section: 'history.html',
      main: html`<h1>What replaced what</h1>
${
  chains.length === 0
    ? html`<p class="lead">No decision has replaced another one yet.</p>`
    : html`<p class="lead">Older decisions are on the left.</p>
${joined(chains)}`
}
${pages.length === 1 ? noHtml : html`<nav class="pages" aria-label="Pages">${link(at - 1, 'Before')}${link(at + 1, 'Next')}</nav>`}`,
    };
  });
}

function chainHtml(chain: Chain, model: SiteModel): Html {
  return html`<section class="chain-of">${drawChain(chain, { model, root: '', current: null })}</section>
`;
}

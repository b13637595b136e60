import type { Library } from '../../../knowledge/queries.ts';
import type { Claim, Option } from '../../../knowledge/schema.ts';
import { claimSources } from '../claim-sources.ts';
import { fitInto, type Html, html, joined, noHtml } from '../html.ts';
import type { SitePage } from '../page-frame.ts';
import { recordLine } from '../record-line.ts';
import type { SiteModel, SiteOption, SiteRecord } from '../site-model.ts';
import { claimHtml } from '../spans-html.ts';

/** Bytes of each list of records; the search finds the others. */
const mostListed = 10_000;
/** Bytes of claims on a page; the least important ones are left out first. */
const mostClaims = 40_000;
/** Names on one page of the list of options. */
const perPage = 400;

/** A page for each option: where it was chosen or considered, and the checked data on it. */
export function* optionPages(model: SiteModel): Generator<SitePage> {
  const uses = usesOf(model);
  yield* listOfOptions(model, uses);
  for (const option of model.options) yield optionPage(option, uses.get(option.key) ?? noUses);
}

type Uses = { readonly chosen: readonly SiteRecord[]; readonly considered: readonly SiteRecord[] };

const noUses: Uses = { chosen: [], considered: [] };

function usesOf({ records }: SiteModel): ReadonlyMap<string, Uses> {
  const uses = new Map<string, { chosen: SiteRecord[]; considered: SiteRecord[] }>();
  for (const record of records)
    for (const key of record.options) {
      const own = uses.get(key) ?? { chosen: [], considered: [] };
      uses.set(key, own);
      own[record.chosen === key ? 'chosen' : 'considered'].push(record);
    }
  return uses;
}

function optionPage({ key, name, rated }: SiteOption, { chosen, considered }: Uses): SitePage {
  const isInForce = ({ decision: { status } }: SiteRecord): boolean =>
    status === 'accepted' || status === 'proposed';
  const option = rated?.library.option(rated.option);
  return {
    path: `options/${key}.html`,
    title: name,
    section: 'options.html',
    main: html`<h1>${name}</h1>
${
  option === undefined
    ? noHtml
    : html`<p class="lead">${claimHtml(option.summary)}</p>
`
}<section aria-labelledby="where">
<h2 id="where">Where it’s used</h2>
${recordsOf(chosen.filter(isInForce), 'No decision in force is for it.')}
</section>
${listed(
  'before',
  'Where it was chosen before',
  chosen.filter((record) => !isInForce(record)),
)}${listed('considered', 'Where it was considered', considered)}${rated === null || option === undefined ? noHtml : checkedData(rated.library, option)}`,
  };
}

function listed(id: string, title: string, records: readonly SiteRecord[]): Html {
  return records.length === 0
    ? noHtml
    : html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${recordsOf(records, '')}
</section>
`;
}

/** As many records as a page has room for. @param none what to say if there are none */
export function recordsOf(records: readonly SiteRecord[], none: string): Html {
  if (records.length === 0) return html`<p>${none}</p>`;
  const { shown, left } = fitInto(
    records.map((record) => recordLine(record, '../')),
    mostListed,
  );
  return html`<ul class="records">
${joined(shown)}</ul>
${left > 0 ? html`<p>And ${left} more: <a href="../index.html">search for them</a>.</p>` : noHtml}`;
}

/** Its ratings with their reasons, and the claims on it with their sources, the most important ones first. */
function checkedData(library: Library, { id, ratings }: Option): Html {
  const rows = ratings.map(
    ({ criterion, rating, judgement, because }) =>
      html`<tr><th scope="row">${library.criterionTitle(criterion)}</th><td class="figure">${rating}${judgement ? '*' : ''}</td><td>${claimHtml(because)}</td></tr>
`,
  );
  return html`<section aria-labelledby="ratings">
<h2 id="ratings">How it’s rated</h2>
<div class="wide" tabindex="0" role="group" aria-label="Ratings"><table>
<caption>0 to 5; * is a judgement</caption>
<thead><tr><th scope="col">On</th><th scope="col">Rating</th><th scope="col">Because</th></tr></thead>
<tbody>
${joined(rows)}</tbody>
</table></div>
</section>
<section aria-labelledby="claims">
<h2 id="claims">What’s known of it</h2>
${claimList(library.claimsOf(id), library)}
<p><a href="../topics/${library.topic.id}.html">More on ${library.topic.title}</a></p>
</section>
`;
}

/** As many claims as a page has room for, the most important ones first. */
export function claimList(claims: readonly Claim[], library: Library): Html {
  const items = claims
    .toSorted((a, b) => a.rank - b.rank)
    .map(
      (
        claim,
      ) => html`<li>${claimHtml(claim.line)}${claim.verdict === 'confirmed' ? noHtml : html` <span class="tag">${claim.verdict}</span>`}${claimSources(claim, library)}</li>
`,
    );
  const { shown, left } = fitInto(items, mostClaims);
  return html`<ul class="claims">
${joined(shown)}</ul>
${left > 0 ? html`<p>And ${left} more, of less weight.</p>` : noHtml}`;
}

/** All options by name; those that no record names come last. */
function listOfOptions({ options }: SiteModel, uses: ReadonlyMap<string, Uses>): readonly SitePage[] {
  const used = options.filter(({ key }) => uses.has(key));
  const all = [...used, ...options.filter(({ key }) => !uses.has(key))];
  const count = Math.max(1, Math.ceil(all.length / perPage));
  const pathOf = (at: number): string => (at === 0 ? 'options.html' : `options-${at + 1}.html`);
  return Array.from({ length: count }, (_, at): SitePage => {
    const slice = all.slice(at * perPage, (at + 1) * perPage);
    const others = Array.from({ length: count }, (__, other) =>
      other === at ? html`${other + 1} ` : html`<a href="${pathOf(other)}">${other + 1}</a> `,
    );
    return {
      path: pathOf(at),
      title: 'Options',
      section: 'options.html',
      main: html`<h1>Options</h1>
<p class="lead">Where do we use it? Each option has its decisions on a page.</p>
<ul class="names">
${joined(slice.map((option) => optionItem(option, uses.get(option.key) ?? noUses)))}</ul>
${count === 1 ? noHtml : html`<nav class="pages" aria-label="Pages">${joined(others)}</nav>`}`,
    };
  });
}

function optionItem({ key, name, rated }: SiteOption, { chosen, considered }: Uses): Html {
  const counts = [
    ...(chosen.length > 0 ? [`chosen ${chosen.length}×`] : []),
    ...(considered.length > 0 ? [`considered ${considered.length}×`] : []),
  ].join(', ');
  const about = [
    ...(rated === null ? [] : [rated.library.topic.title]),
    ...(counts === '' ? [] : [counts]),
  ].join('; ');
  return html`<li><a href="options/${key}.html">${name}</a> <span class="meta">${about}</span></li>
`;
}

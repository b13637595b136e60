import { statuses } from '../../../core/decisions/record/status.ts';
import { type Html, html, inPages, joined, noHtml } from '../html.ts';
import type { SiteFrame, SitePage } from '../page-frame.ts';
import { recordLine } from '../record-line.ts';
import type { SiteModel, SiteRecord } from '../site-model.ts';

/** Records on one page: with everything around them, it stays below 100 kB. */
const perPage = { bytes: 60_000, most: 100 } as const;

type Slice = { readonly path: string; readonly title: string; readonly items: readonly Html[] };

/** The first page, with the search and the newest records, and pages for each year. */
export function listPages(model: SiteModel, { title }: SiteFrame): readonly SitePage[] {
  const years = [...Map.groupBy(model.records, ({ year }) => year)]
    .sort(([a], [b]) => Number(a === 'undated') - Number(b === 'undated') || (a < b ? 1 : -1))
    .map(([year, records]) => ({ year, records, slices: slicesOf(year, records) }));
  const byYear = years.map(
    ({
      year,
      records,
    }) => html`<li><a href="years/${year}.html">${yearInWords(year)}</a> <span class="count">${records.length}</span></li>
`,
  );
  const { records } = model;
  const newest =
    inPages(
      records.slice(0, perPage.most).map((record) => recordLine(record, '')),
      perPage,
    )[0] ?? [];
  const first: SitePage = {
    path: 'index.html',
    title,
    section: 'index.html',
    searches: true,
    main: html`<h1>${title}</h1>
<p class="lead">${leadOf(records)}</p>
${records.length === 0 ? noHtml : searchForm(years.map(({ year }) => year))}
<section id="newest" aria-labelledby="newest-head">
<h2 id="newest-head">${records.length > newest.length ? `The newest ${newest.length}` : 'All decisions'}</h2>
<ul class="records">
${joined(newest)}</ul>
</section>
${
  years.length < 2 && records.length <= newest.length
    ? noHtml
    : html`<nav class="years" aria-label="By year"><h2>By year</h2><ul>
${joined(byYear)}</ul></nav>`
}`,
  };
  return [
    first,
    ...years.flatMap(({ year, slices }) => slices.map((slice, at) => yearPage(year, slice, { at, slices }))),
  ];
}

function leadOf(records: readonly SiteRecord[]): string {
  if (records.length === 0) return 'Nothing is on record yet.';
  const inForce = records.filter(({ decision }) => decision.status === 'accepted').length;
  const open = records.filter(({ decision }) => decision.status === 'proposed').length;
  return `${records.length} on record: ${inForce} in force${open === 0 ? '' : `, ${open} proposed`}.`;
}

/** Shown by the script that makes it work. */
function searchForm(years: readonly string[]): Html {
  const choices = (values: readonly string[]): Html =>
    joined(values.map((value) => html`<option>${value}</option>`));
  return html`<form id="search" class="search" role="search" hidden>
<div class="words"><div class="field"><label for="q">Search</label><input id="q" type="search" autocomplete="off" spellcheck="false"></div><button type="reset">Clear</button></div>
<div><div class="field"><label for="option">Option</label><input id="option" type="text" list="option-names" autocomplete="off" spellcheck="false"><datalist id="option-names"></datalist></div>
<div class="field"><label for="person">Person</label><input id="person" type="text" list="person-names" autocomplete="off" spellcheck="false"><datalist id="person-names"></datalist></div>
<div class="field"><label for="status">Status</label><select id="status"><option value="">any</option>${choices(statuses.filter((status) => status !== 'draft'))}</select></div>
<div class="field"><label for="year">Year</label><select id="year"><option value="">any</option>${joined(years.map((year) => html`<option value="${year}">${yearInWords(year)}</option>`))}</select></div></div>
</form>
<section id="found" hidden aria-label="Search results">
<p id="count" class="count" role="status"></p>
<ul class="records" id="results"></ul>
<p><button type="button" id="more" hidden>Show more</button></p>
</section>`;
}

function yearInWords(year: string): string {
  return year === 'undated' ? 'no date' : year;
}

function titleOfYear(year: string): string {
  return year === 'undated' ? 'Decisions without a date' : `Decisions of ${year}`;
}

function slicesOf(year: string, records: readonly SiteRecord[]): readonly Slice[] {
  const pages = inPages(
    records.map((record) => recordLine(record, '../')),
    perPage,
  );
  return pages.map((items, at) => ({
    path: `years/${year}${at === 0 ? '' : `-${at + 1}`}.html`,
    title: at === 0 ? titleOfYear(year) : `${titleOfYear(year)}, page ${at + 1}`,
    items,
  }));
}

function yearPage(
  year: string,
  { path, title, items }: Slice,
  { at, slices }: { readonly at: number; readonly slices: readonly Slice[] },
): SitePage {
  const link = (slice: Slice | undefined, words: string): Html =>
    slice === undefined ? noHtml : html`<a href="../${slice.path}">${words}</a> `;
  return {
    path,
    title,
    section: 'index.html',
    main: html`<h1>${title}</h1>
<ul class="records">
${joined(items)}</ul>
${slices.length === 1 ? noHtml : html`<nav class="pages" aria-label="Pages of ${yearInWords(year)}">${link(slices[at - 1], 'Newer')}${link(slices[at + 1], 'Older')}</nav>`}
<p><a href="../index.html">All decisions</a></p>`,
  };
}

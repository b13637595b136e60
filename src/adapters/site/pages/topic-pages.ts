import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { type Html, html, joined, noHtml } from '../html.ts';
import type { SitePage } from '../page-frame.ts';
import type { SiteModel, SiteRecord } from '../site-model.ts';
import { claimHtml } from '../spans-html.ts';
import { claimList, recordsOf } from './option-pages.ts';

/** A page for each topic, with the checked data behind its decisions, and the list of them. */
export function topicPages(model: SiteModel): readonly SitePage[] {
  const { topics, records } = model;
  const ofTopic = (topic: Topic): readonly SiteRecord[] =>
    records.filter(({ decision }) => decision.content.topic === topic.id);
  const items = topics.map((topic) => {
    const count = ofTopic(topic).length;
    return html`<li><a href="topics/${topic.id}.html">${topic.title}</a> <span class="meta">${topic.options.length} options${count === 0 ? '' : `, ${count} ${count === 1 ? 'decision' : 'decisions'}`}</span></li>
`;
  });
  const list: SitePage = {
    path: 'topics.html',
    title: 'Topics',
    section: 'topics.html',
    main: html`<h1>Topics</h1>
<p class="lead">The checked data that decisions were weighed on.</p>
<ul class="names">
${joined(items)}</ul>`,
  };
  return [list, ...topics.map((topic) => topicPage(topic, ofTopic(topic)))];
}

function topicPage(topic: Topic, records: readonly SiteRecord[]): SitePage {
  const { id, title, summary, options, criteria, claims, alternatives } = topic;
  const library = libraryOf(topic);
  const dates = claims.map(({ asOf }) => asOf).sort();
  const heads = options.map(
    (option) => html`<th scope="col"><a href="../options/${id}--${option.id}.html">${option.name}</a></th>`,
  );
  const rows = criteria.map((criterion) => {
    const cells = options.map((option): Html => {
      const rating = library.rating(option.id, criterion.id);
      return html`<td class="figure">${rating === undefined ? '–' : `${rating.rating}${rating.judgement ? '*' : ''}`}</td>`;
    });
    return html`<tr><th scope="row">${criterion.title}</th>${joined(cells)}</tr>
`;
  });
  const general = library.claimsOf(null);
  return {
    path: `topics/${id}.html`,
    title,
    section: 'topics.html',
    main: html`<h1>${title}</h1>
<p class="lead">${claimHtml(summary)}</p>
<p>${claims.length} claims, each with its sources, of ${dates[0] ?? ''} to ${dates.at(-1) ?? ''}.${alternatives.length === 0 ? '' : ` Beside the options that are rated, ${alternatives.length} others have a short profile.`}</p>
<section aria-labelledby="decisions">
<h2 id="decisions">Decisions</h2>
${recordsOf(records, 'None is on record.')}
</section>
<section aria-labelledby="ratings">
<h2 id="ratings">Ratings</h2>
<div class="wide" tabindex="0" role="group" aria-label="Ratings"><table>
<caption>0 to 5; * is a judgement. Each option’s page has the reasons.</caption>
<thead><tr><td></td>${joined(heads)}</tr></thead>
<tbody>
${joined(rows)}</tbody>
</table></div>
</section>
${
  general.length === 0
    ? noHtml
    : html`<section aria-labelledby="claims">
<h2 id="claims">On all of them</h2>
${claimList(general, library)}
</section>`
}`,
  };
}

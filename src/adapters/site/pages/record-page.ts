import { sharesInWords } from '../../../core/decisions/evidence/weighed-together.ts';
import { dayOfStatus, statusSince } from '../../../core/decisions/record/decided-at.ts';
import { numberInWords } from '../../../core/decisions/record/imported.ts';
import { revisitInWords } from '../../../core/decisions/record/revisit-in-words.ts';
import { weighingInWords } from '../../../core/decisions/record/weighed.ts';
import { drawSvg } from '../../chart/draw.ts';
import { svgSize } from '../../chart/svg.ts';
import { chainAround } from '../graph/chains.ts';
import { drawChain } from '../graph/draw-chain.ts';
import { type Html, html, joined, noHtml } from '../html.ts';
import { rootFrom, type SitePage } from '../page-frame.ts';
import { recordBody } from '../record-body.ts';
import { decidedHtml, namesInBrief, recordLink, statusBadge } from '../record-line.ts';
import { recordFile, type SiteModel, type SiteRecord } from '../site-model.ts';
import { externalLink } from '../spans-html.ts';
import { dayHtml, timeHtml } from '../times.ts';
import { weighingChart } from '../weighing-chart.ts';
import { evidenceChanges, evidenceSection } from './record-evidence.ts';
import { dissentSection, historySection, voteSection } from './record-people.ts';

/** A record's page, and the picture on it; null if nothing was weighed for it. */
export type RecordFiles = { readonly page: SitePage; readonly picture: string | null };

export function recordFiles(record: SiteRecord, model: SiteModel): RecordFiles {
  const { id, decision } = record;
  const path = `records/${recordFile(id)}.html`;
  const root = rootFrom(path);
  const chart = weighingChart(decision, record.library);
  const picture = chart === null ? null : drawSvg(chart);
  const main = html`<article>
${heading(record, model, root)}
${replacements(record, model, root)}${evidenceChanges(record, model.knowledge)}<div class="text">
${recordBody(record, model)}
</div>
${chart === null || picture === null ? noHtml : weighingSection(record, picture, chart.alt, root)}${evidenceSection(record, model.knowledge)}${voteSection(record)}${dissentSection(record)}${lookAgain(record)}${historySection(record)}${chainSection(record, model, root)}</article>
`;
  return { page: { path, title: decision.content.title, main, section: 'index.html' }, picture };
}

function heading(record: SiteRecord, model: SiteModel, root: string): Html {
  const { id, decision } = record;
  const { content, status, imported, link, place } = decision;
  const number = imported === undefined ? null : numberInWords(imported);
  const since =
    (status === 'superseded' || status === 'deprecated') && dayOfStatus(decision) !== ''
      ? html`, ${status} ${timeHtml(statusSince(decision))}`
      : noHtml;
  const by = content.deciders.length === 0 ? noHtml : html` by ${namesInBrief(content.deciders, 20)}`;
  const where =
    link === null
      ? noHtml
      : html` · ${externalLink(link, imported === undefined ? 'The thread' : 'The file')}`;
  const stated =
    imported === undefined || imported.status === '' || imported.status.toLowerCase() === status
      ? noHtml
      : html` (“${imported.status}”)`;
  return html`<header class="head">
<p class="crumb">${number === null ? '' : `${number} · `}${id}${imported === undefined || imported.tags.length === 0 ? '' : ` · ${imported.tags.join(', ')}`}</p>
<h1>${content.title}</h1>
<p class="meta">${statusBadge(status)}${stated} ${decidedHtml(record)}${by}${since}${where}${place?.closed === true ? html` · <span class="tag">from a private place</span>` : noHtml}</p>
<p class="also">${alsoLinks(record, model, root)}</p>
</header>`;
}

/** Where readers may want to go on from a record. */
function alsoLinks({ id, chosen }: SiteRecord, { optionByKey }: SiteModel, root: string): Html {
  const option = chosen === null ? undefined : optionByKey.get(chosen);
  const markdown = html`<a href="${recordFile(id)}.md">As Markdown</a>`;
  return option === undefined
    ? markdown
    : html`<a href="${root}options/${option.key}.html">Where else: ${option.name}</a> · ${markdown}`;
}

function replacements(record: SiteRecord, { byId }: SiteModel, root: string): Html {
  const linksTo = (ids: readonly string[]): Html =>
    joined(
      ids.flatMap((id) => {
        const other = byId.get(id);
        return other === undefined ? [] : [recordLink(other, root)];
      }),
      ', ',
    );
  const { replacedBy, replaced, decision } = record;
  // A record that isn't on the site is named by its id alone.
  const unseen =
    decision.supersededBy !== null && !byId.has(decision.supersededBy) ? decision.supersededBy : null;
  return html`${
    replacedBy.length === 0
      ? noHtml
      : html`<p class="note replaced">Replaced by ${linksTo(replacedBy)}.</p>
`
  }${
    unseen === null
      ? noHtml
      : html`<p class="note replaced">Replaced by ${unseen}.</p>
`
  }${
    replaced.length === 0
      ? noHtml
      : html`<p class="note">It replaced ${linksTo(replaced)}.</p>
`
  }${otherLinks(record, byId, root)}`;
}

/** What an imported record says of others beside that: "Amends …". */
function otherLinks(
  { decision: { imported }, replaced, replacedBy }: SiteRecord,
  byId: SiteModel['byId'],
  root: string,
): Html {
  const others = (imported?.links ?? []).flatMap(({ how, to }) => {
    const other = byId.get(to);
    return other === undefined || how === '' || replaced.includes(to) || replacedBy.includes(to)
      ? []
      : [html`${how} ${recordLink(other, root)}`];
  });
  return others.length === 0
    ? noHtml
    : html`<p class="note">${joined(others, ' · ')}</p>
`;
}

function weighingSection(
  { id, decision, library }: SiteRecord,
  picture: string,
  alt: string,
  root: string,
): Html {
  const { content } = decision;
  const { width, height } = svgSize(picture);
  const found = weighingInWords(
    (option) => library?.nameOf(option) ?? option,
    content.weighed,
    content.outcome.option,
  );
  const order =
    found === null
      ? ''
      : `${found.differs ? 'The choice differs from the weighing, which put' : 'The weighing put'} ${found.order}. `;
  const together =
    content.together === null || library === undefined
      ? ''
      : `${content.together.people} people weighed it together: ${sharesInWords(library, content.together, 6)}.`;
  return html`<section aria-labelledby="weighing">
<h2 id="weighing">How it was weighed</h2>
<p>${order}${together}</p>
<figure class="chart"><img src="${root}charts/${recordFile(id)}.svg" width="${width}" height="${Math.ceil(height)}" alt="${alt}" loading="lazy"></figure>
</section>
`;
}

function lookAgain({ decision: { content } }: SiteRecord): Html {
  const { revisit, decideBy } = content;
  if (decideBy === null && revisit.on === null && revisit.when === '') return noHtml;
  const again = revisit.on === null ? noHtml : html`To be looked at again on ${dayHtml(revisit.on)}. `;
  const when = revisit.when === '' ? '' : `To be looked at again ${revisitInWords(revisit.when)}. `;
  return html`<section aria-labelledby="again">
<h2 id="again">When to look again</h2>
<p>${decideBy === null ? noHtml : html`To be decided by ${dayHtml(decideBy)}. `}${again}${when}</p>
</section>
`;
}

function chainSection(record: SiteRecord, model: SiteModel, root: string): Html {
  const chain = chainAround(record, model);
  if (chain === null) return noHtml;
  return html`<section aria-labelledby="chain">
<h2 id="chain">What replaced what</h2>
${drawChain(chain, { model, root, current: record.id })}
</section>
`;
}

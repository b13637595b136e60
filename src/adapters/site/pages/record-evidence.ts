import { evidenceOf, movedBetween, movedSince } from '../../../core/decisions/evidence/evidence.ts';
import type { Pin } from '../../../core/decisions/record/pinned-evidence.ts';
import type { Decision, Statement } from '../../../core/decisions/record/record.ts';
import { composerFor } from '../../../core/decisions/show/card.ts';
import { movedSpans } from '../../../core/decisions/show/evidence-notice.ts';
import { inSentence } from '../../../core/reply/parts/wording.ts';
import type { Library } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { claimSources } from '../claim-sources.ts';
import { fitInto, type Html, html, joined, noHtml } from '../html.ts';
import type { SiteRecord } from '../site-model.ts';
import { claimHtml, spansHtml } from '../spans-html.ts';

/** How many parts of the evidence, and changes to it, a page lists. */
const most = { claims: 200, ratings: 60, changes: 20 } as const;
/** Bytes of each on a page. */
const bytes = { claims: 12_000, changes: 8_000 } as const;

/** What has changed in the evidence of a decision that's in force; nothing if nothing has. */
export function evidenceChanges({ decision }: SiteRecord, knowledge: Knowledge): Html {
  const now = movedSince(decision, knowledge);
  if (now === null) return noHtml;
  const moved = movedBetween(decision.evidence, now);
  const composer = composerFor(decision, knowledge);
  const { shown, left: unshown } = fitInto(
    moved
      .slice(0, most.changes)
      .map(
        (change) => html`<li>${spansHtml(movedSpans(composer, decision, change), composer.sources)}</li>\n`,
      ),
    bytes.changes,
  );
  const left = unshown + Math.max(0, moved.length - most.changes);
  return html`<section class="note moved" aria-labelledby="changed">
<h2 id="changed">What has changed since</h2>
<p>The evidence that it rests on has moved: ${moved.length} ${moved.length === 1 ? 'change' : 'changes'}. ${rankingNow(decision, now.ranking, composer.library)}</p>
<ul>
${joined(shown)}</ul>
${left > 0 ? html`<p>And ${left} more.</p>` : noHtml}
</section>
`;
}

function rankingNow({ evidence }: Decision, now: Decision['evidence']['ranking'], library: Library): string {
  const words = (ranking: Decision['evidence']['ranking']): string =>
    ranking.map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`).join(', ');
  if (now.length === 0 || evidence.ranking.length === 0) return '';
  return words(now) === words(evidence.ranking)
    ? `The ranking stays: ${words(now)}.`
    : `Weighed today: ${words(now)}; then: ${words(evidence.ranking)}.`;
}

/** The claims and ratings that a decision rests on, as they were when it was made. */
export function evidenceSection({ decision, library }: SiteRecord, knowledge: Knowledge): Html {
  const { evidence } = decision;
  const claims = evidence.pins.filter(({ kind }) => kind === 'claim');
  const ratings = evidence.pins.filter(({ kind }) => kind === 'rating');
  if (claims.length + ratings.length === 0) return noHtml;
  const current = new Map(
    evidenceOf(decision.content, knowledge).pins.map((pin) => [`${pin.kind} ${pin.id}`, pin]),
  );
  const isSame = (pin: Pin): boolean => current.get(`${pin.kind} ${pin.id}`)?.hash === pin.hash;
  const inRecord = new Map(pointsOf(decision).map(({ claim, words }) => [claim, words]));
  const items = claims
    .toSorted((a, b) => Number(inRecord.has(b.id)) - Number(inRecord.has(a.id)))
    .slice(0, most.claims)
    .map((pin) => claimItem(pin, isSame(pin), inRecord.get(pin.id), library));
  const { shown } = fitInto(items, bytes.claims);
  const left = claims.length - shown.length;
  // Those that people read when they decided come first; the others are behind the ratings.
  const read = claims.filter(({ id }) => inRecord.has(id)).length;
  return html`<section aria-labelledby="evidence">
<h2 id="evidence">The evidence, as it was</h2>
<p class="about">${counted(claims.length, 'claim')} and ${counted(ratings.length, 'rating')} of the data of version ${evidence.knowledge}. The record keeps a fingerprint of each (together ${evidence.hash.slice(0, 12)}…), so a change shows.</p>
${claimList(shown.slice(0, read))}${claimDetails(shown.slice(read), left)}
${ratingsTable(ratings.slice(0, most.ratings), isSame, library)}
</section>
`;
}

function claimList(items: readonly Html[]): Html {
  return items.length === 0
    ? noHtml
    : html`<ul class="claims">
${joined(items)}</ul>
`;
}

function claimDetails(items: readonly Html[], left: number): Html {
  if (items.length + left === 0) return noHtml;
  return html`<details>
<summary>${counted(items.length + left, 'claim')} behind the ratings</summary>
${claimList(items)}${left > 0 ? html`<p>And ${left} more; an export of the record has all of them.</p>` : noHtml}</details>
`;
}

function pointsOf({ content }: Decision): readonly Statement[] {
  return [...content.considered.flatMap(({ pros, cons }) => [...pros, ...cons]), ...content.consequences];
}

/** A claim in the words that were recorded; else in today's, if it says what it said then. */
function claimItem(
  pin: Pin,
  isSame: boolean,
  recorded: string | undefined,
  library: Library | undefined,
): Html {
  const claim = library?.claim(pin.id);
  const words = recorded ?? (isSame ? claim?.line : undefined);
  const doubt =
    pin.was === '' || pin.was === 'confirmed' ? noHtml : html` <span class="tag">${pin.was}</span>`;
  const said =
    words === undefined
      ? html`<span class="gone">Claim ${pin.id}, whose words then weren’t kept.</span>`
      : claimHtml(words);
  const since = sinceThen(isSame, claim === undefined ? null : claim.verdict, pin.was);
  return html`<li>${said}${doubt}${since}${isSame && claim !== undefined && library !== undefined ? claimSources(claim, library) : noHtml}</li>
`;
}

function sinceThen(isSame: boolean, verdict: string | null, was: string): Html {
  if (isSame) return noHtml;
  if (verdict === null) return html` <span class="tag">no longer in the data</span>`;
  return html` <span class="tag">${verdict === was || was === '' ? 'reworded or checked again since' : `${verdict} now`}</span>`;
}

function ratingsTable(
  pins: readonly Pin[],
  isSame: (pin: Pin) => boolean,
  library: Library | undefined,
): Html {
  const options = [...new Set(pins.map(({ id }) => id.split('/')[0] ?? ''))];
  const criteria = [...new Set(pins.map(({ id }) => id.split('/')[1] ?? ''))];
  if (options.length === 0) return noHtml;
  const rows = criteria.map((criterion) => {
    const cells = options.map((option) => {
      const pin = pins.find(({ id }) => id === `${option}/${criterion}`);
      if (pin === undefined || pin.was === '') return html`<td>–</td>`;
      const now = library?.rating(option, criterion)?.rating;
      const changed = isSame(pin)
        ? noHtml
        : html` <span class="tag">${now === undefined ? 'not rated now' : `now ${now}`}</span>`;
      return html`<td>${pin.was}${changed}</td>`;
    });
    return html`<tr><th scope="row">${library?.criterionTitle(criterion) ?? criterion}</th>${joined(cells)}</tr>
`;
  });
  const heads = options.map((option) => html`<th scope="col">${library?.nameOf(option) ?? option}</th>`);
  return html`<div class="wide" tabindex="0" role="group" aria-label="Ratings"><table>
<caption>Ratings then, 0 to 5</caption>
<thead><tr><td></td>${joined(heads)}</tr></thead>
<tbody>
${joined(rows)}</tbody>
</table></div>`;
}

function counted(count: number, what: string): string {
  return `${count} ${inSentence(what)}${count === 1 ? '' : 's'}`;
}

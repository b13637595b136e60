import { shownTime } from '../../../core/dates/time-reading.ts';
import { tallyOf, type VoteChoice, voteChoices } from '../../../core/decisions/record/vote.ts';
import { ruleWords } from '../../../core/decisions/show/card.ts';
import { fitInto, type Html, html, joined, noHtml } from '../html.ts';
import { namesInBrief } from '../record-line.ts';
import type { SiteRecord } from '../site-model.ts';
import { clockHtml, timeHtml } from '../times.ts';

/** How many names a page lists of each vote, and bytes of the rest; an export has all. */
const most = { names: 60 } as const;
const bytes = { dissent: 6_000, steps: 8_000 } as const;

const choiceWords: Readonly<Record<VoteChoice, string>> = {
  for: 'For',
  against: 'Against',
  abstain: 'Abstained',
};

export function voteSection({ decision: { vote } }: SiteRecord): Html {
  if (vote === null) return noHtml;
  const counts = tallyOf(vote);
  const rows = voteChoices.map((choice) => {
    const names = vote.ballots.filter((ballot) => ballot.choice === choice).map(({ author }) => author);
    return html`<tr><th scope="row">${choiceWords[choice]}</th><td>${counts[choice]}</td><td>${namesInBrief(names, most.names)}</td></tr>
`;
  });
  const result =
    vote.result === null
      ? html`The vote is open${vote.until === null ? '' : ' until '}${vote.until === null ? noHtml : clockHtml(vote.until, shownTime({ at: vote.until, zone: vote.zone, withTime: true, withYear: true }))}.`
      : html`Result: <strong>${vote.result}</strong>.`;
  return html`<section aria-labelledby="vote">
<h2 id="vote">The vote</h2>
<p>${result} ${ruleWords(vote)}.</p>
<div class="wide" tabindex="0" role="group" aria-label="Votes"><table>
<thead><tr><th scope="col">Vote</th><th scope="col">Count</th><th scope="col">Who</th></tr></thead>
<tbody>
${joined(rows)}</tbody>
</table></div>
</section>
`;
}

export function dissentSection({ decision: { content } }: SiteRecord): Html {
  if (content.dissent.length === 0) return noHtml;
  const items = content.dissent.map(
    ({ author, words }) =>
      html`<figure class="dissent"><blockquote>${words === '' ? 'Against it.' : words}</blockquote><figcaption>${author}</figcaption></figure>
`,
  );
  const { shown, left } = fitInto(items, bytes.dissent);
  return html`<section aria-labelledby="dissent">
<h2 id="dissent">Dissent</h2>
${joined(shown)}${
  left > 0
    ? html`<p>And ${left} more.</p>
`
    : noHtml
}</section>
`;
}

/** Who did what when, the newest last. */
export function historySection({ decision: { history } }: SiteRecord): Html {
  const items = history.map(
    ({ at, author, what }) => html`<li>${timeHtml(at)} ${author === null ? '' : `${author} `}${what}</li>
`,
  );
  const { shown, left } = fitInto(items.toReversed(), bytes.steps);
  return html`<section aria-labelledby="steps">
<h2 id="steps">What happened</h2>
${left > 0 ? html`<p>${left} earlier steps are in an export of the record.</p>` : noHtml}
<ol class="steps">
${joined(shown.toReversed())}</ol>
</section>
`;
}

import type { Knowledge } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../../reply/parts/composer.ts';
import { inSentence } from '../../reply/parts/wording.ts';
import { isReranked, type Moved, movedBetween } from '../evidence/evidence.ts';
import type { Evidence } from '../record/pinned-evidence.ts';
import type { Decision, RecordWithId, StoredNotice } from '../record/record.ts';
import { shownStates } from '../record/shown-state.ts';
import { composerFor } from './card.ts';
import { noticeAnswer, noticeOf } from './notices.ts';

/** How many changes a notice lists. */
const mostMoved = 5;

/** Tells a thread that its record's evidence moved: whether the ranking changes, and what changed. */
export function evidenceMovedNotice(
  { id, decision }: RecordWithId,
  now: Evidence,
  knowledge: Knowledge,
): StoredNotice {
  const before = decision.seen ?? decision.evidence;
  const composer = composerFor(decision, knowledge);
  const { library } = composer;
  const { content } = decision;
  const moved = withoutSameFigures(movedBetween(before, now), composer);
  const standing = ({ ranking }: Evidence): string =>
    ranking.map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`).join(' · ');
  const [first] = now.ranking;
  const chosen = content.outcome.option;
  const overtaken = first !== undefined && chosen !== null && first.option !== chosen;
  const reranked = isReranked(before, now);
  const ranked = rankingWords(standing(before), standing(now), reranked);
  composer.add({
    kind: 'headline',
    spans: [plain('The evidence has moved for '), strong(content.title), plain(` (${id}).`)],
  });
  composer.add({ kind: 'paragraph', spans: [reranked ? strong(ranked) : plain(ranked)] });
  const items = moved.slice(0, mostMoved).map((change): Spans => movedSpans(composer, decision, change));
  composer.add({ kind: 'bullets', items });
  if (moved.length > mostMoved)
    composer.add({ kind: 'note', spans: [plain(`And ${moved.length - mostMoved} more changes.`)] });
  composer.choices([
    { label: 'Show the decision', says: `show ${id}` },
    ...(decision.status === 'accepted'
      ? [{ label: 'It stays', says: `keep ${id} as shown at ${shownStates(decision).version}` }]
      : []),
    ...(overtaken && decision.status === 'accepted'
      ? [
          {
            label: `Supersede with ${library.nameOf(first.option)}`,
            says: `supersede ${id} with ${library.nameOf(first.option)}`,
          },
        ]
      : []),
  ]);
  const shown = { blocks: composer.blocks, sources: composer.sources, claims: composer.claims };
  return noticeOf(noticeAnswer(shown, [id, 'evidence', decision.history.length, now.hash]), null, false);
}

/** What a team rated the same is no news beside the facts that moved behind it. */
function withoutSameFigures(moved: readonly Moved[], { library }: Composer): readonly Moved[] {
  if (library.topic.ofTeam === undefined) return moved;
  const news = moved.filter(({ pin, was }) => {
    const [option = '', criterion = ''] = pin.id.split('/');
    return pin.kind !== 'rating' || String(library.rating(option, criterion)?.rating) !== was;
  });
  return news.length === 0 ? moved : news;
}

/** @param before the rankings in words; empty if there is none */
function rankingWords(before: string, now: string, reranked: boolean): string {
  if (now === '')
    return before === ''
      ? "You hadn't weighed anything for it, so there's no ranking."
      : "I can't rank it any more.";
  return reranked
    ? `The ranking changes: ${now} (before: ${before || 'none'}).`
    : `The ranking stays: ${now}.`;
}

/** What moved, in a sentence, with its sources. */
export function movedSpans(composer: Composer, decision: Decision, { pin, how, was }: Moved): Spans {
  const { library } = composer;
  switch (pin.kind) {
    case 'claim': {
      const claim = library.claim(pin.id);
      const withdrawn = library.topic.ofTeam?.withdrawn.find(({ id }) => id === pin.id);
      if (withdrawn !== undefined) return [plain(`Withdrawn: ${withdrawn.words}`)];
      if (claim === undefined) return [plain(`No longer known: ${wordsOf(decision, pin.id)}`)];
      const verdict = was !== '' && was !== claim.verdict ? ` (was ${was}, is ${claim.verdict})` : '';
      return [plain(how === 'added' ? 'New: ' : `Now${verdict}: `), ...composer.sentence(claim)];
    }
    case 'rating': {
      const [option = '', criterion = ''] = pin.id.split('/');
      const title = inSentence(library.criterion(criterion)?.title ?? criterion);
      const rating = library.rating(option, criterion);
      const name = library.nameOf(option);
      if (rating === undefined) return [plain(`${name} is no longer rated on ${title}.`)];
      const from = was === '' || was === String(rating.rating) ? '' : `${was} → `;
      return [
        plain(`${name} on ${title}: ${from}${rating.rating}, `),
        ...composer.because(option, criterion),
      ];
    }
    case 'need': {
      const title = inSentence(library.need(pin.id)?.title ?? pin.id);
      return [
        plain(how === 'gone' ? `I no longer weigh "${title}".` : `I weigh "${title}" differently now.`),
      ];
    }
    default:
      return pin.kind satisfies never;
  }
}

/** The words of a claim that the knowledge no longer has, as the record keeps them. */
function wordsOf({ content }: Decision, id: string): string {
  const points = [
    ...content.considered.flatMap(({ pros, cons }) => [...pros, ...cons]),
    ...content.consequences,
  ];
  return points.find(({ claim }) => claim === id)?.words ?? `the claim ${id}`;
}

import type { Claim } from '../../../knowledge/schema.ts';
import { verdicts } from '../../../knowledge/schema.ts';
import { code, plain, type Spans, strong } from '../../answer/answer.ts';
import { robustness } from '../../ranking/robustness.ts';
import { type Case, closeCall, rank } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { lastCase } from '../parts/last-case.ts';
import { judgementSpans, scoreLine } from '../parts/robustness-note.ts';
import { selectClaims } from '../parts/select-claims.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { replyScores } from './scores.ts';

/** Where an answer comes from: its claims with their sources, how sure they are, or the trace. */
export function replySource(task: Task<'source'>, composer: Composer): ReplyOutcome {
  const { intent, frame, conversation } = task;
  switch (intent.of) {
    case 'trace':
      return trace(task, composer);
    case 'scores':
      return replyScores(task, composer);
    case 'trust':
      return trust(task, composer);
    case 'last':
    case 'data': {
      const last = frame.last;
      const claims =
        named(task, composer) ??
        (last === null ? [] : last.claims.flatMap((id) => composer.library.claim(id) ?? []));
      if (claims.length === 0) return aboutData(composer);
      composer.add({ kind: 'headline', spans: [plain(last === null ? 'This rests on:' : 'That rests on:')] });
      composer.add({
        kind: 'bullets',
        items: claims
          .slice(0, 5)
          .map(
            (claim): Spans => [
              ...composer.sentence(claim),
              plain(` (${claim.verdict === 'confirmed' ? 'confirmed,' : 'as of'} ${claim.asOf})`),
            ],
          ),
      });
      if (claims.length > 5)
        composer.add({
          kind: 'note',
          spans: [plain(`And ${claims.length - 5} more; the first five carry most of it.`)],
        });
      composer.choices([
        // Sureness is that of the last answer: without one there is nothing to be sure of.
        ...(last === null ? [] : [{ label: 'Are you sure?', says: 'are you sure?' }]),
        ...(conversation.traces.length > 0 ? [{ label: 'Show the trace', says: 'trace' }] : []),
      ]);
      return {
        options: last?.options ?? intent.options,
        main: last?.main ?? null,
        ranking: last?.ranking ?? null,
        declined: false,
      };
    }
  }
}

/** Claims about the option and aspect that are asked for by name. */
function named({ intent, reading }: Task<'source'>, composer: Composer): readonly Claim[] | undefined {
  if (reading.options.length === 0 || intent.aspects.length === 0) return undefined;
  return intent.options.flatMap((option) =>
    selectClaims(composer.library, { option, aspects: intent.aspects, words: reading.words, most: 4 }),
  );
}

/** What the whole of the data rests on. */
function aboutData(composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  const article = topic.article === undefined ? undefined : composer.library.source(topic.article);
  const counts = verdicts.map(
    (verdict) =>
      `${topic.claims.filter((claim) => claim.section !== undefined && claim.verdict === verdict).length} ${verdict}`,
  );
  const newest = topic.sources.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `From ${topic.claims.length} claims, each with its source and date, out of ${topic.sources.length} sources; the newest is of ${newest}. No language model writes my answers.`,
      ),
    ],
  });
  const items: Spans[] = [];
  if (article !== undefined)
    items.push([
      strong('It started from an article: '),
      plain(
        `${article.title} (${article.locator ?? article.url ?? article.asOf}). Its claims were checked against primary sources: ${formatList(counts)}.`,
      ),
    ]);
  items.push([strong('Kinds of source: '), plain(kinds(topic.sources.map(({ kind }) => kind)))]);
  const own = topic.sources.find(({ kind }) => kind === 'own-measurement');
  if (own !== undefined)
    items.push([
      strong('Own measurements: '),
      plain(
        `${own.title}; good for the order of size only. The scripts are in ${own.file ?? own.url ?? own.locator ?? 'the project'}.`,
      ),
    ]);
  items.push([
    strong('Ratings: '),
    plain(
      'a number from 0 to 5 on each criterion, each with the claims behind it; a star marks our own judgement.',
    ),
  ]);
  composer.add({ kind: 'bullets', items });
  composer.choices([{ label: 'What do you cover?', says: 'what do you cover?' }]);
  return { ...emptyOutcome };
}

function kinds(list: readonly string[]): string {
  return [...Map.groupBy(list, (kind) => kind)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([kind, { length }]) => `${kind.replace(/-/g, ' ')} ${length}`)
    .join(', ');
}

/** How sure the last answer is, and why: verdicts, age, judgement, and how close the ranking was. */
function trust({ frame, intent, reading }: Task<'source'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const last = frame.last;
  const claims = (last?.claims ?? []).flatMap((id) => library.claim(id) ?? []);
  const weighed = lastCase(library, frame);
  const standing = weighed === null ? null : standingOf(composer, weighed);
  if (last === null || (claims.length === 0 && standing === null)) return aboutData(composer);
  const count = (verdict: string): number => claims.filter((claim) => claim.verdict === verdict).length;
  const doubtful = claims.filter(({ verdict }) => verdict !== 'confirmed');
  const oldest = [...claims].sort((a, b) => (a.asOf < b.asOf ? -1 : 1))[0];
  const confirmed =
    claims.length === 1
      ? `the one claim behind it is ${doubtful.length === 0 ? 'confirmed by its sources' : 'not confirmed'}`
      : `${count('confirmed')} of the ${claims.length} claims behind it ${count('confirmed') === 1 ? 'is' : 'are'} confirmed by their sources`;
  const sure =
    doubtful.length === 0 ? 'Quite sure' : doubtful.length * 2 < claims.length ? 'Mostly' : 'Only in part';
  const headline =
    standing !== null && (claims.length === 0 || reading.has('margin'))
      ? standing.says
      : standing?.shaky != null
        ? `Of the facts more than of the pick: ${confirmed}, but ${standing.shaky}.`
        : `${sure}: ${confirmed}.`;
  composer.add({ kind: 'headline', spans: [plain(headline)] });
  const items: Spans[] = doubtful.slice(0, 2).map((claim) => composer.sentence(claim));
  if (oldest !== undefined && !doubtful.slice(0, 2).includes(oldest))
    items.push([plain(`Oldest evidence, of ${oldest.asOf}: `), ...composer.sentence(oldest)]);
  if (standing !== null) {
    if (headline !== standing.says) items.push([plain(standing.says)]);
    items.push(...standing.items);
  }
  composer.add({ kind: 'bullets', items });
  composer.choices([
    { label: 'Sources', says: 'what are the sources?' },
    ...(standing !== null
      ? [
          { label: 'Show the scores', says: 'show the scores' },
          { label: 'What if we are wrong?', says: 'what if we are wrong?' },
        ]
      : []),
  ]);
  return {
    options: last.options,
    main: last.main ?? intent.options[0] ?? null,
    ranking: last.ranking,
    declined: false,
  };
}

/** How far ahead the pick is, and whether it stands; `shaky` says why it does not. */
function standingOf(
  composer: Composer,
  weighed: Case,
): { readonly says: string; readonly items: readonly Spans[]; readonly shaky: string | null } {
  const { library } = composer;
  const ranking = rank(library, weighed);
  const found = robustness(library, weighed, ranking);
  const [first, second] = ranking.ranked.map(({ option }) => library.nameOf(option));
  const judged = judgementSpans(composer, found, ranking);
  const close = ranking.margin < closeCall;
  const says =
    second === undefined
      ? `Only ${first} is left in the ranking.`
      : `${scoreLine(composer, ranking)}: ${close ? 'a close call' : `${first} is ahead of ${second} by ${ranking.margin.toFixed(1)} of 5`}.`;
  return {
    says,
    items: judged.length > 0 ? [judged] : [],
    shaky: close
      ? 'the ranking is a close call'
      : found.shifts.length > 0
        ? 'the ranking is not robust'
        : null,
  };
}

function trace({ conversation, reading }: Task<'source'>, composer: Composer): ReplyOutcome {
  const wanted = reading.words.map(({ text }) => text);
  const found =
    conversation.traces.find(({ answer }) => wanted.includes(answer)) ?? conversation.traces.at(-1);
  if (found === undefined) {
    composer.add({ kind: 'headline', spans: [plain('There is no answer in this thread yet to trace.')] });
    return { ...emptyOutcome, declined: true };
  }
  composer.add({
    kind: 'headline',
    spans: [plain('Trace of answer '), code(found.answer), plain(`, on data ${found.knowledge}`)],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [strong('Recognised: '), plain(found.matched.join(', ') || 'nothing')],
      [strong('Rules: '), plain(found.rules.join(' → '))],
      [strong('Claims: '), plain(found.claims.join(', ') || 'none')],
    ],
  });
  return { ...emptyOutcome };
}

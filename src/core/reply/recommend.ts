import { emphasis, plain, type Spans, strong } from '../answer.ts';
import type { StatedNeed } from '../conversation.ts';
import { flips } from '../weigh/flips.ts';
import { type Case, caseOf, closeCall, type KnockOut, type Ranking, rank } from '../weigh/scores.ts';
import { tellingNeeds } from '../weigh/telling-needs.ts';
import { type Composer, capital, inSentence, listed } from './composer.ts';
import { selectClaims } from './select.ts';
import { nothing, type Outcome, type Task } from './task.ts';

/** A pick for the needs that were stated: why, what speaks against it, and what would change it. */
export function replyRecommend(task: Task<'recommend'>, composer: Composer): Outcome {
  const { frame, intent } = task;
  const { library } = composer;
  const out = new Set(intent.excluded);
  const named = intent.options.filter((id) => !out.has(id));
  const open = library.topic.options.map(({ id }) => id).filter((id) => !out.has(id));
  const candidates = named.length > 1 ? named : open;
  const [only] = candidates;
  if (only === undefined) {
    composer.add({
      kind: 'headline',
      spans: [plain(`You have ruled out every ${library.topic.noun.one} that I rate.`)],
    });
    composer.choices(
      library.topic.options.map(({ name }) => ({
        label: `Let ${name} back in`,
        says: `include ${name} again`,
      })),
    );
    return { ...nothing, declined: true };
  }
  if (frame.needs.length === 0) return askForNeeds(task, composer, candidates);

  const weighed = caseOf(frame.needs, frame.knows, candidates);
  const ranking = rank(library, weighed);
  const [first, second] = ranking.ranked;
  if (first === undefined) return nothing;
  const close = second !== undefined && ranking.margin < closeCall;

  headline(composer, ranking, close);
  understood(composer, task);
  reasons(composer, ranking, task);
  for (const knockOut of ranking.knockedOut)
    composer.add({ kind: 'note', spans: knockedOut(composer, knockOut) });
  pulls(composer, frame.needs, weighed);
  composer.add({ kind: 'paragraph', spans: scoreLine(composer, weighed, ranking, close) });
  composer.choices([
    ...(second === undefined
      ? []
      : [
          {
            label: `Why not ${library.nameOf(second.option)}?`,
            says: `why not ${library.nameOf(second.option)}?`,
          },
        ]),
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'Record this decision', says: `we go with ${library.nameOf(first.option)}` },
  ]);
  return {
    options: ranking.ranked.map(({ option }) => option),
    main: first.option,
    ranking: ranking.ranked.map(({ option }) => option),
    declined: false,
  };
}

function headline(composer: Composer, ranking: Ranking, close: boolean): void {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  const [heaviest] = ranking.weights;
  if (first === undefined) return;
  if (close && second !== undefined) {
    composer.add({
      kind: 'headline',
      spans: [
        strong(library.nameOf(first.option)),
        plain(' or '),
        strong(library.nameOf(second.option)),
        plain(': too close to call on the data.'),
      ],
    });
    return;
  }
  const reason = heaviest === undefined ? [] : composer.because(first.option, heaviest[0]);
  composer.add({
    kind: 'headline',
    spans: [strong(`${library.nameOf(first.option)}.`), plain(' '), ...capitalised(reason)],
  });
}

function capitalised(spans: Spans): Spans {
  const [first, ...rest] = spans;
  return first?.kind === 'plain' ? [plain(capital(first.text)), ...rest] : spans;
}

/** How the words were understood, each need once, so that a person can correct it. */
function understood(composer: Composer, { frame, framed, author }: Task<'recommend'>): void {
  const { library } = composer;
  const authors = new Set(frame.needs.map((need) => need.author));
  const titles = (needs: readonly StatedNeed[]): string =>
    [...new Set(needs.map(({ need }) => library.need(need)?.title ?? need))].join(' · ');
  const mine = frame.needs.filter((need) => need.author === author);
  const others = frame.needs.filter((need) => need.author !== author);
  const spans: (typeof plain extends (text: string) => infer S ? S : never)[] = [];
  if (authors.size > 1) {
    if (mine.length > 0) spans.push(plain('You need: '), emphasis(titles(mine)), plain('. '));
    if (others.length > 0) spans.push(plain('Others here: '), emphasis(titles(others)), plain('.'));
  } else spans.push(plain('You need: '), emphasis(titles(frame.needs)));
  if (frame.knows.length > 0)
    spans.push(
      plain(
        ` Known to the team: ${listed([...new Set(frame.knows.map(({ option }) => library.nameOf(option)))])}.`,
      ),
    );
  if (frame.excluded.length > 0)
    spans.push(
      plain(
        ` Ruled out: ${listed([...new Set(frame.excluded.map(({ option }) => library.nameOf(option)))])}.`,
      ),
    );
  if (framed.kept.length > 0)
    spans.push(
      plain(
        ` Someone else asked for ${titles(frame.needs.filter(({ need }) => framed.kept.includes(need)))}; it stays until they drop it.`,
      ),
    );
  composer.add({ kind: 'understood', spans });
}

/** The criteria that weigh most, and the strongest thing against. */
function reasons(composer: Composer, ranking: Ranking, { reading }: Task<'recommend'>): void {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  if (first === undefined) return;
  const ratingOf = (option: string | undefined, criterion: string): number =>
    option === undefined ? 0 : (library.rating(option, criterion)?.rating ?? 0);
  const [heaviest] = ranking.weights;
  const items: Spans[] = [];
  for (const [criterion] of ranking.weights.slice(0, 3)) {
    const title = strong(`${library.criterion(criterion)?.title.replace(/ \(.*/, '') ?? criterion}: `);
    const ahead = ratingOf(first.option, criterion) >= ratingOf(second?.option, criterion);
    if (second === undefined || ranking.margin < closeCall || !ahead) {
      for (const { option } of ranking.ranked.slice(0, 2))
        items.push([
          title,
          plain(`${library.nameOf(option)} ${composer.figure(option, criterion)}, `),
          ...composer.because(option, criterion),
        ]);
    } else if (criterion === heaviest?.[0]) {
      items.push([
        title,
        plain(
          `with ${library.nameOf(second.option)} ${composer.figure(second.option, criterion)} against ${composer.figure(first.option, criterion)}: `,
        ),
        ...composer.because(second.option, criterion),
      ]);
    } else items.push([title, ...composer.because(first.option, criterion)]);
  }
  const against = againstIt(composer, ranking, first.option, reading.words);
  composer.add({ kind: 'bullets', items: [...items.slice(0, against.length > 0 ? 3 : 4), ...against] });
}

/** Where the winner is rated below another on what counts; else its best known weakness. */
function againstIt(
  composer: Composer,
  ranking: Ranking,
  winner: string,
  words: Task['reading']['words'],
): Spans[] {
  const { library } = composer;
  const behind = ranking.weights
    .slice(3)
    .find(([criterion]) =>
      ranking.ranked.some(
        ({ option }) =>
          (library.rating(option, criterion)?.rating ?? 0) > (library.rating(winner, criterion)?.rating ?? 0),
      ),
    );
  if (behind !== undefined)
    return [
      [
        strong('Against it: '),
        plain(
          `${inSentence(library.criterion(behind[0])?.title ?? behind[0])}, ${composer.figure(winner, behind[0])} of 5: `,
        ),
        ...composer.because(winner, behind[0]),
      ],
    ];
  const [weakness] = selectClaims(library, {
    option: winner,
    aspects: [],
    leaning: 'weakness',
    words,
    most: 1,
  });
  return weakness === undefined ? [] : [[strong('Against it: '), ...composer.sentence(weakness)]];
}

function knockedOut(composer: Composer, { option, need, criterion, rating, demanded }: KnockOut): Spans {
  const { library } = composer;
  return [
    strong(`${library.nameOf(option)} is out`),
    plain(
      ` for ${library.need(need)?.title ?? need}: ${rating} of 5 on ${inSentence(library.criterion(criterion)?.title ?? criterion)}, ${demanded} needed; `,
    ),
    ...composer.because(option, criterion),
  ];
}

/** Needs that favour different options are named, with whose they are. */
function pulls(composer: Composer, needs: readonly StatedNeed[], weighed: Case): void {
  const { library } = composer;
  if (weighed.needs.length < 2) return;
  const favoured = weighed.needs.map((need) => {
    const alone = rank(library, { ...weighed, needs: [need], knows: [] });
    return { need, favourite: alone.margin >= 1 ? alone.ranked[0]?.option : undefined };
  });
  const byOption = Map.groupBy(
    favoured.filter(({ favourite }) => favourite !== undefined),
    ({ favourite }) => favourite,
  );
  if (byOption.size < 2) return;
  const authors = new Set(needs.map(({ author }) => author)).size;
  const clauses = [...byOption].slice(0, 2).map(([option, entries]) => {
    const titles = entries.slice(0, 3).map(({ need }) => library.need(need)?.title ?? need);
    return `${listed(titles)} ${titles.length === 1 ? 'favours' : 'favour'} ${library.nameOf(option ?? '')}`;
  });
  composer.add({
    kind: 'paragraph',
    spans: [plain(`These pull apart${authors > 1 ? ' between you' : ''}: ${clauses.join('; ')}.`)],
  });
}

/** Scores, how close it is, and what would change it. */
function scoreLine(composer: Composer, weighed: Case, ranking: Ranking, close: boolean): Spans {
  const { library } = composer;
  const scores = ranking.ranked
    .map(({ option, score }) => `${library.nameOf(option)} ${score.toFixed(1)}`)
    .join(' · ');
  const [change] = flips(library, weighed);
  const title = change === undefined ? '' : (library.need(change.need)?.title ?? change.need);
  const flip =
    change === undefined
      ? ' No single need would change that.'
      : change.kind === 'without'
        ? ` ${library.nameOf(change.winner)} would win without "${title}".`
        : ` ${library.nameOf(change.winner)} would win if you also needed "${title}".`;
  return [
    plain(
      `${scores}. ${ranking.ranked.length < 2 ? '' : close ? 'A close call.' : ranking.margin > 1 ? 'Not close.' : 'Some way apart.'}${ranking.ranked.length < 2 ? '' : flip}`,
    ),
  ];
}

/** Nothing stated yet: one question, with the needs that tell the options apart most. */
function askForNeeds(
  { intent, frame }: Task<'recommend'>,
  composer: Composer,
  candidates: readonly string[],
): Outcome {
  const { library } = composer;
  const different = tellingNeeds(library, candidates, frame.knows);
  const out = intent.excluded.length > 0 ? ` (${listed(intent.excluded.map(library.nameOf))} left out)` : '';
  composer.add({
    kind: 'headline',
    spans: [plain(`Tell me what you need and I weigh ${listed(candidates.map(library.nameOf))}${out}.`)],
  });
  const items = candidates.flatMap((option): Spans[] => {
    const [when] = library
      .claimsOf(option)
      .filter(({ chooseWhen, verdict }) => chooseWhen && verdict !== 'disputed');
    return when === undefined ? [] : [composer.sentence(when)];
  });
  if (items.length > 0) composer.add({ kind: 'bullets', items });
  composer.choices(
    different.slice(0, 4).map((need) => ({
      label: capital(need.title),
      says: `we need ${need.phrases.find((phrase) => /^[a-z -]+$/.test(phrase)) ?? need.title}`,
    })),
  );
  return {
    options: candidates,
    main: candidates.length === 1 ? (candidates[0] ?? null) : null,
    ranking: null,
    declined: false,
  };
}

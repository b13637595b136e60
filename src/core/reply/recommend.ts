import { plain, type Spans, strong } from '../answer.ts';
import { caseOf, closeCall, type Ranking, rank } from '../weigh/scores.ts';
import { tellingNeeds } from '../weigh/telling-needs.ts';
import { replyCompare } from './compare.ts';
import { type Composer, capital, listed } from './composer.ts';
import { addOutlook } from './outlook.ts';
import { addProfiles } from './profile.ts';
import { addReasons, pullsOf } from './reasons.ts';
import { furthestAhead } from './standing.ts';
import { nothing, type Outcome, type Task } from './task.ts';
import { addUnderstood } from './understood.ts';
import { addUnweighed } from './unweighed.ts';

/** A pick for the needs that were stated: why, what speaks against it, and what would change it. */
export function replyRecommend(task: Task<'recommend'>, composer: Composer): Outcome {
  const { frame, intent, author } = task;
  const { library } = composer;
  const out = new Set(intent.excluded);
  const named = intent.options.filter((id) => !out.has(id));
  const open = library.topic.options.map(({ id }) => id).filter((id) => !out.has(id));
  const candidates = named.length > 1 ? named : open;
  if (candidates.length === 0) return allRuledOut(composer);
  if (frame.needs.length === 0)
    return intent.aspects.some((id) => !task.reading.unwanted.some((unwanted) => unwanted.id === id))
      ? replyCompare({ ...task, intent: { ...intent, kind: 'compare', options: named } }, composer)
      : askForNeeds(task, composer, candidates);

  const weighed = caseOf(frame.needs, frame.knows, candidates);
  const ranking = rank(library, weighed);
  const [first, second] = ranking.ranked;
  if (first === undefined) return nothing;
  addHeadline(composer, ranking);
  addUnderstood(composer, task);
  addUnweighed(composer, task, candidates);
  addReasons(composer, ranking);
  addOutlook(composer, frame.needs, weighed, ranking);
  addProfiles(composer, strangersIn(task, composer), intent.aspects, task.reading.words, 1);
  const mine = frame.needs.filter((need) => need.author === author).slice(0, 2);
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
    ...mine.map(({ need, words }) => ({
      label: `Not needed: ${library.need(need)?.title ?? need}`,
      says: `forget the ${words}`,
    })),
  ]);
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: first.option, ranking: order, declined: false };
}

/** Products that are named beside the options and that belong to none of them. */
function strangersIn({ intent, reading }: Task<'recommend'>, { library }: Composer): readonly string[] {
  const named = new Set(reading.options.map(({ id }) => id));
  return intent.alternatives.filter((id) => !named.has(library.alternative(id)?.companionOf ?? ''));
}

function addHeadline(composer: Composer, ranking: Ranking): void {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  const [heaviest] = ranking.weights;
  if (first === undefined) return;
  if (second !== undefined && ranking.margin < closeCall) {
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
  // The reason is what sets it apart, not what merely weighs most.
  const [apart] = pullsOf(composer, ranking).filter(({ gap }) => gap > 0);
  const decisive = apart?.criterion ?? heaviest?.[0];
  const reason = decisive === undefined ? [] : composer.because(first.option, decisive);
  composer.add({
    kind: 'headline',
    spans: [strong(`${library.nameOf(first.option)}.`), plain(' '), ...capitalised(reason)],
  });
}

function capitalised(spans: Spans): Spans {
  return spans.map((span, index) =>
    span.kind === 'plain' && spans.slice(0, index).every(({ kind }) => kind === 'mark')
      ? plain(capital(span.text))
      : span,
  );
}

function allRuledOut(composer: Composer): Outcome {
  const { topic } = composer.library;
  composer.add({
    kind: 'headline',
    spans: [plain(`You have ruled out every ${topic.noun.one} that I rate.`)],
  });
  composer.choices(
    topic.options.map(({ name }) => ({ label: `Let ${name} back in`, says: `include ${name} again` })),
  );
  return { ...nothing, declined: true };
}

/** Nothing stated yet: one question, with the needs that tell the options apart most. */
function askForNeeds(task: Task<'recommend'>, composer: Composer, candidates: readonly string[]): Outcome {
  const { intent, frame } = task;
  const { library } = composer;
  const out = intent.excluded.length > 0 ? ` (${listed(intent.excluded.map(library.nameOf))} left out)` : '';
  const [only] = candidates;
  const asks =
    candidates.length === 1 && only !== undefined
      ? `Only ${library.nameOf(only)} is left${out}.`
      : `What do you need most? Then I weigh ${listed(candidates.map(library.nameOf))}${out}.`;
  composer.add({ kind: 'headline', spans: [plain(asks)] });
  addUnderstood(composer, task);
  if (candidates.length > 1) composer.add({ kind: 'paragraph', spans: furthestAhead(composer, candidates) });
  composer.choices(
    tellingNeeds(library, candidates, frame.knows).map((need) => ({
      label: capital(need.title),
      says: `we need ${need.phrases.find((phrase) => /^[a-z -]+$/.test(phrase)) ?? need.title}`,
    })),
  );
  return {
    options: candidates,
    main: candidates.length === 1 ? (only ?? null) : null,
    ranking: null,
    declined: false,
  };
}

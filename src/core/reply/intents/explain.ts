import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, strong } from '../../answer/answer.ts';
import type { Told } from '../../turn/told.ts';
import { askedTerm } from '../../understanding/decide/asked-term.ts';
import { unfamiliarIn } from '../../understanding/decide/missed-words.ts';
import { pointedAt } from '../../understanding/match/pointed-at.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { namesMoreThanOptions } from '../asking-back/left-out.ts';
import { replyUnsure } from '../asking-back/unsure.ts';
import {
  addBrief,
  addBriefLeanings,
  addFromAnswer,
  addPortrait,
  asksForBrief,
} from '../authored/explain-briefs.ts';
import { claimsAsked } from '../claims/claims-asked.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { isVersion } from '../claims/stems.ts';
import { quoteOf } from '../opening/quote.ts';
import { leaningsIn, withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { addProfiles } from '../parts/profiles.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { explainAspects, explainLeanings, explainWhole, hasClaimOn, relatedScore } from './explain-option.ts';
import { replyPoint } from './point.ts';
import { replyRecentChanges } from './recent-changes.ts';
import { replyWhy } from './why.ts';

/** One option or one notion: the best sentence first, then what supports and what speaks against it. */
export function replyExplain(task: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { intent, reading } = task;
  const { library } = composer;
  if (intent.why && task.frame.last !== null) return replyWhy(task, composer);
  if (reading.has('recent') && !reading.words.some(({ text }) => isVersion(text)))
    return replyRecentChanges(task, composer);
  if (pointedAt(reading, task.frame.last) !== undefined) return replyPoint(claimsAsked(task), composer);
  const term = askedTerm(reading.words);
  if (term !== undefined && reading.options.length === 0 && intent.aspects.length > 0)
    return explainTerm(task, reading.typed(term), composer);
  const leanings = leaningsIn(library, intent.aspects);
  const asked = withoutLeanings(library, intent.aspects);
  if (intent.options.length === 0) return explainNotion(task, composer, asked);
  const strangers = strangersAskedAbout(task, composer);
  if (strangers.length > 0) return replyUnsure(task, strangers, composer);
  // "django ninja, what is it?" names an option only through its companion, so the companion is what is asked
  // about.
  const companions = reading.alternatives.filter(({ from }) =>
    reading.options.some((option) => option.from === from),
  );
  const profiled = intent.alternatives.filter((id) => companions.some((companion) => companion.id === id));
  addProfiles(composer, { alternatives: profiled, aspects: asked, words: reading.words });
  const several = intent.options.length > 1 || profiled.length > 0;
  if (!namesMoreThanOptions(reading) && asksPastTheData(task, composer)) return declineFor(task, composer);
  const told: Told[] = [];
  for (const option of intent.options.slice(0, profiled.length > 0 ? 1 : 3)) {
    if (!several && addFromAnswer(composer, option, task)) continue;
    const written = writtenOn(task, composer, option, { leanings, asked, several });
    if (written !== undefined) {
      told.push(written);
      continue;
    }
    if (leanings.length > 0) explainLeanings(composer, option, leanings, { asked, words: reading.words });
    else if (asked.length > 0 || hasClaimOn(composer, option, reading.words))
      explainAspects(composer, option, task, { asked, several });
    else explainWhole(composer, option, several);
  }
  addProfiles(composer, {
    alternatives: intent.alternatives.filter((id) => !profiled.includes(id)),
    aspects: asked,
    words: reading.words,
    most: 1,
  });
  offerFollowUps(composer, intent.options, asked, leanings.length > 0);
  return {
    options: intent.options,
    main: intent.options.at(-1) ?? null,
    ranking: null,
    declined: composer.claims.length === 0,
    told,
  };
}

/** What's written for people of an option, unless something special is asked about it. */
function writtenOn(
  task: Task<'explain'>,
  composer: Composer,
  option: string,
  {
    leanings,
    asked,
    several,
  }: {
    readonly leanings: readonly ('strength' | 'weakness')[];
    readonly asked: readonly string[];
    readonly several: boolean;
  },
): Told | undefined {
  const { reading } = task;
  if (leanings.length > 0)
    return asked.length > 0 ? undefined : addBriefLeanings(composer, option, leanings, reading.words);
  if (!asksForBrief(task)) return undefined;
  return asked.length > 0
    ? addBrief(composer, option, { aspects: asked, reading, several })
    : addPortrait(composer, option, several);
}

/** "does django blorp?": with nothing but the option understood, the words that nobody knows are the question. */
function strangersAskedAbout({ reading, intent }: Task<'explain'>, composer: Composer): readonly string[] {
  if (
    reading.words.length > mostPlainWords + 2 ||
    namesMoreThanOptions(reading) ||
    !opensAsQuestion(reading) ||
    reading.corrections.length > 0 ||
    intent.options.some((option) => hasClaimOn(composer, option, reading.words, relatedScore))
  )
    return [];
  return unfamiliarIn(reading).filter(({ length }) => length >= shortestStranger);
}

/** Shorter ones are mostly typos and words of other languages: "und bei flask?" */
const shortestStranger = 4;

/** In longer messages, unknown words are often beside the question. */
const mostPlainWords = 9;
const questionWords = new Set('how when where who whose does did do is was are can which why'.split(' '));

/** A question with a word that nothing here knows and no claim contains: "how is django pronounced". */
function asksPastTheData({ reading, intent }: Task<'explain'>, composer: Composer): boolean {
  return (
    reading.strange > 0 &&
    reading.words.length <= mostPlainWords &&
    reading.corrections.length === 0 &&
    opensAsQuestion(reading) &&
    !intent.options.some((option) => hasClaimOn(composer, option, reading.words, relatedScore))
  );
}

function opensAsQuestion({ clauses, words }: Reading): boolean {
  const clause = clauses.find(({ asks }) => asks);
  return clause !== undefined && questionWords.has(words[clause.from]?.text ?? '');
}

function declineFor({ intent }: Task<'explain'>, composer: Composer): ReplyOutcome {
  const names = intent.options.map(composer.library.nameOf);
  composer.add({
    kind: 'headline',
    spans: [plain(`I have nothing on that for ${formatList(names)}.`)],
  });
  composer.choices(
    names.slice(0, 2).map((name) => ({ label: `What I have on ${name}`, says: `tell me about ${name}` })),
  );
  return { options: intent.options, main: intent.options.at(-1) ?? null, ranking: null, declined: true };
}

/** No option is named: what is known of the notion in general, then for each option. */
function explainNotion(
  { intent, reading }: Task<'explain'>,
  composer: Composer,
  asked: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const out = new Set(intent.excluded);
  const options = library.options.filter((id) => !out.has(id));
  const general = selectClaims(library, {
    option: null,
    aspects: asked,
    words: reading.words,
    most: 2,
  }).filter(({ verdict }) => verdict === 'confirmed' || verdict === 'qualified');
  const [best] = general;
  const tip = asksForBrief({ reading }) ? library.tip(asked[0] ?? '') : undefined;
  if (tip !== undefined) {
    composer.add({ kind: 'headline', spans: composer.cited(tip) });
    composer.add({
      kind: 'bullets',
      items: options.slice(0, 3).flatMap((option) => {
        const brief = library.brief(option, asked[0] ?? '');
        return brief === undefined ? [] : [composer.cited(sentencesOf(brief.text)[0] ?? brief.text)];
      }),
    });
    offerFollowUps(composer, [], asked, false);
    return { options, main: null, ranking: null, declined: false };
  }
  const lead = general.find(({ line }) => !composer.isSaid(line)) ?? best;
  for (const claim of lead === undefined ? [] : [lead])
    composer.add({ kind: 'headline', spans: composer.sentence(claim) });
  const items = options.flatMap((option) => {
    const [claim] = selectClaims(library, { option, aspects: asked, words: reading.words, most: 1 });
    return claim === undefined
      ? []
      : [
          claim.line.includes(library.nameOf(option))
            ? composer.sentence(claim)
            : [strong(`${library.nameOf(option)}: `), ...composer.sentence(claim)],
        ];
  });
  composer.add({ kind: 'bullets', items });
  offerFollowUps(composer, [], asked, false);
  return { options, main: null, ranking: null, declined: composer.claims.length === 0 };
}

/** "what is a migration?": says that terms aren't explained here, and what there is on it. */
function explainTerm({ intent, reading }: Task<'explain'>, term: string, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const asked = withoutLeanings(library, intent.aspects);
  const title = inSentence(library.aspectTitle(asked[0] ?? intent.aspects[0] ?? ''));
  composer.add({
    kind: 'headline',
    spans: [plain(`I don't explain terms like ${quoteOf(term)}. What I have on ${title}:`)],
  });
  const out = new Set(intent.excluded);
  const options = intent.options.length > 0 ? intent.options : library.options.filter((id) => !out.has(id));
  composer.add({
    kind: 'bullets',
    items: options.slice(0, 3).flatMap((option) =>
      selectClaims(library, {
        option,
        aspects: asked,
        words: reading.words,
        most: options.length > 1 ? 1 : 2,
      }).map((claim) => composer.sentence(claim)),
    ),
  });
  offerFollowUps(composer, intent.options, asked, false);
  return {
    options,
    main: intent.options.at(-1) ?? null,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

function offerFollowUps(
  composer: Composer,
  options: readonly string[],
  asked: readonly string[],
  leans: boolean,
): void {
  const { library } = composer;
  const [option] = options;
  const titles = asked.map((id) => inSentence(library.aspectTitle(id)));
  if (option === undefined) {
    const all = formatList(library.topic.options.map(({ name }) => name));
    composer.choices(
      titles
        .slice(0, 2)
        .map((title) => ({ label: `Compare on ${title}`, says: `compare ${all} on ${title}` })),
    );
    return;
  }
  const name = library.nameOf(option);
  const on = titles.length > 0 ? ` on ${formatList(titles)}` : '';
  const others = library.topic.options.slice(0, 3).filter(({ id }) => id !== option);
  composer.choices([
    ...(asked.length === 0 && !leans ? [{ label: 'Weaknesses', says: `weaknesses of ${name}` }] : []),
    ...others.slice(0, 2).map((other) => ({
      label: `Compare with ${other.name}`,
      says: `compare ${name} with ${other.name}${on}`,
    })),
  ]);
}

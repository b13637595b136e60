import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, rank } from '../../ranking/scores.ts';
import type { Last } from '../../turn/conversation.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { lastCase } from '../parts/last-case.ts';
import { ratingWithReason } from '../parts/reasons.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { withoutBrackets } from '../parts/wording.ts';
import { hasFits } from '../pick/weighed-needs.ts';
import { addWhyInNeeds } from '../pick/why-in-needs.ts';

/** The two or three reasons behind the last answer, without repeating it. */
export function replyWhy(task: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { intent, frame } = task;
  const { library } = composer;
  const last = frame.last;
  if (last === null) return emptyOutcome;
  const subject = intent.options[0] ?? last.main;
  const byLast = lastCase(library, frame);
  if (subject !== null && byLast !== null && hasFits(library, frame.needs, subject) && last.team === null)
    addWhyInNeeds(composer, {
      subject,
      stated: frame.needs,
      byLast: withSubject(task, library, subject, byLast),
    });
  else if (subject !== null && byLast !== null) weighed(task, composer, subject, byLast);
  else if (!statesFacts(task, composer, { subject, last })) return nothingBehind(task, composer);
  composer.choices([
    { label: 'Are you sure?', says: 'are you sure?' },
    { label: 'Sources', says: 'what are the sources?' },
  ]);
  return {
    options: subject === null ? last.options : [subject],
    main: subject ?? last.main,
    ranking: null,
    declined: composer.claims.length === 0,
  };
}

/**
 * States the facts that carried the last answer; where it wasn't about the option that's asked about, what speaks for or
 * against that.
 *
 * @returns false if there are none
 */
function statesFacts(
  { reading }: Task<'explain'>,
  composer: Composer,
  { subject, last }: { readonly subject: string | null; readonly last: Last },
): boolean {
  const { library } = composer;
  const carried = last.claims
    .flatMap((id) => library.claim(id) ?? [])
    .filter(({ option }) => subject === null || option === subject);
  const other = subject === last.main ? null : subject;
  const against = reading.words.some(({ text }) => opposing.has(text));
  const isAsked = against || (carried.length === 0 && last.claims.length > 0);
  const aspects = withoutLeanings(library, last.aspects);
  const leaning = against ? 'weakness' : 'strength';
  const found =
    other !== null && isAsked
      ? selectClaims(library, { option: other, aspects, leaning, words: [], most: mostFacts })
      : [];
  const claims = found.length > 0 ? found : carried.slice(0, mostFacts);
  if (claims.length === 0) return false;
  const speaks = `What speaks ${against ? 'against' : 'for'} ${other === null ? '' : library.nameOf(other)} here:`;
  composer.add({
    kind: 'headline',
    spans: [plain(found.length > 0 ? speaks : 'These carried the answer:')],
  });
  composer.add({ kind: 'bullets', items: claims.map((claim) => composer.sentence(claim)) });
  return true;
}
const opposing = new Set(['not', 'nicht', 'behind', 'worse', 'against']);
const mostFacts = 3;

/** A list, a refusal or a joke rests on no claim. */
function nothingBehind({ frame }: Task<'explain'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const options = frame.last?.options ?? [];
  const [only] = options;
  composer.add({
    kind: 'headline',
    spans: [plain("My last answer didn't state a fact that I could give reasons for.")],
  });
  composer.choices([
    ...(only !== undefined && options.length === 1
      ? [{ label: `About ${library.nameOf(only)}`, says: `tell me about ${library.nameOf(only)}` }]
      : []),
    { label: 'Where is your data from?', says: 'where does your data come from?' },
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options, main: frame.last?.main ?? null, declined: true };
}

/** The last case with the option that's asked about among the candidates. */
function withSubject({ intent }: Task<'explain'>, library: Library, subject: string, byLast: Case): Case {
  const out = new Set(intent.excluded);
  const open = library.options.filter((id) => !out.has(id));
  const ranked = byLast.candidates;
  const candidates = ranked.includes(subject)
    ? ranked
    : [...ranked, subject].filter((id) => open.includes(id) || id === subject);
  return { ...byLast, candidates };
}

/** How the option compares with its strongest rival on the heaviest criteria. */
function weighed(task: Task<'explain'>, composer: Composer, subject: string, byLast: Case): void {
  const { library } = composer;
  const { frame } = task;
  const outcome = rank(library, withSubject(task, library, subject, byLast));
  const winner = outcome.ranked[0]?.option;
  const rival = winner === subject ? outcome.ranked[1]?.option : winner;
  const knocked = outcome.knockedOut.find(({ option }) => option === subject);
  const rating = (option: string | undefined, criterion: string): number =>
    option === undefined ? 0 : (library.rating(option, criterion)?.rating ?? 0);
  const told = outcome.weights
    .map(([criterion, weight]) => ({
      criterion,
      weight,
      gap: (rating(subject, criterion) - rating(rival, criterion)) * weight,
    }))
    .filter(({ gap }) => (winner === subject ? gap > 0 : gap < 0))
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))
    .slice(0, 3);
  const behind = outcome.weights.find(
    ([criterion]) => winner === subject && rating(subject, criterion) < rating(rival, criterion),
  );
  const name = library.nameOf(subject);
  // A team's weights are shares of the total, which it has given itself.
  const byTeam = frame.last?.team != null;
  const against = rival === undefined ? undefined : library.nameOf(rival);
  const verdict = (): string => {
    if (winner === subject)
      return ` does better${against === undefined ? '' : ` than ${against}`} on what weighs most for you:`;
    if (knocked !== undefined) return ' is out: a need demands more of it.';
    return ` falls${against === undefined ? '' : ` behind ${against}`} on what weighs most for you:`;
  };
  composer.add({ kind: 'headline', spans: [strong(name), plain(verdict())] });
  const items = told.map(
    ({ criterion, weight }): Spans => [
      strong(
        `${withoutBrackets(library.criterionTitle(criterion))}${byTeam ? `, ${Math.round(weight * 100)} % of your weights` : ''}: `,
      ),
      ...ratingWithReason(composer, subject, criterion),
      ...(rival === undefined ? [] : [plain('; '), ...ratingWithReason(composer, rival, criterion)]),
    ],
  );
  if (knocked !== undefined)
    items.unshift([
      strong(`${library.needTitle(knocked.need)}: `),
      ...ratingWithReason(composer, subject, knocked.criterion),
      plain(` where ${knocked.demanded} is needed`),
    ]);
  if (behind !== undefined)
    items.push([strong('Against it: '), ...ratingWithReason(composer, subject, behind[0])]);
  composer.add({ kind: 'bullets', items });
}

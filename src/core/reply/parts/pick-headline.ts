import type { Library } from '../../../knowledge/queries.ts';
import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall, type Ranking } from '../../ranking/scores.ts';
import { textOf } from '../opening/first-line.ts';
import type { StillThePick } from '../opening/still-the-pick.ts';
import { type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import type { Verdict } from '../pick/verdict-on.ts';
import type { Composer } from './composer.ts';
import { criteriaApart, decisiveCriterion } from './reasons.ts';
import { capitalize } from './wording.ts';

export type HeadlineParts = {
  /** What to open with where the thread has seen that line: what changed. */
  readonly still?: (() => StillThePick | undefined) | undefined;
  /** The pick in terms of the needs, where the topic says how options meet them. */
  readonly inNeeds?: PickInNeeds | undefined;
  /** What the line answers first. */
  readonly verdict?: Verdict | undefined;
};

/**
 * "Django. Its own ORM … [1]", or two options if it is too close to call.
 *
 * @returns false if nothing has changed, so that the reasons needn't be repeated; null, with nothing added, if there's
 *   nothing left to open with
 */
export function addPickHeadline(
  composer: Composer,
  ranking: Ranking,
  { still, inNeeds, verdict }: HeadlineParts = {},
): boolean | null {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  if (first === undefined) return false;
  if (inNeeds !== undefined) {
    const spans = pickLine(composer, inNeeds);
    const isSaid = still !== undefined && composer.isSaid(textOf(spans));
    const changed = isSaid || (inNeeds.stays === true && ranking.margin >= closeCall) ? still?.() : undefined;
    if (isSaid && changed === undefined) return null;
    composer.add({ kind: 'headline', spans: withVerdict(library, changed?.spans ?? spans, verdict) });
    return changed?.isIdle !== true;
  }
  if (second !== undefined && ranking.margin < closeCall) {
    const spans = [
      strong(library.nameOf(first.option)),
      plain(' or '),
      strong(library.nameOf(second.option)),
      plain(': too close to call on the data.'),
    ];
    const isSaid = still !== undefined && composer.isSaid(textOf(spans));
    const changed = isSaid ? still() : undefined;
    if (isSaid && changed === undefined) return null;
    composer.add({ kind: 'headline', spans: changed?.spans ?? spans });
    return changed?.isIdle !== true;
  }
  const decisive = decisiveCriterion(composer, ranking);
  const rating = decisive === undefined ? undefined : library.rating(first.option, decisive);
  const name = library.nameOf(first.option);
  if (still !== undefined && composer.isSaid(`${name}. ${rating?.because ?? ''}`)) {
    const changed = still();
    if (changed === undefined) return null;
    composer.add({ kind: 'headline', spans: changed.spans });
    return !changed.isIdle;
  }
  const apart = criteriaApart(composer, ranking);
  if (apart.length > 0) {
    composer.add({
      kind: 'headline',
      spans: [
        strong(name),
        plain(', above all for '),
        ...apart.flatMap((title, at): Spans => [...(at === 0 ? [] : [plain(' and ')]), emphasis(title)]),
        plain('.'),
      ],
    });
    return true;
  }
  const reason = decisive === undefined ? [] : composer.because(first.option, decisive);
  composer.add({
    kind: 'headline',
    spans: [strong(`${name}.`), plain(' '), ...capitalised(reason)],
  });
  return true;
}

/** "No: Django, above all for …", "Keep Flask, above all for …"; a line that doesn't begin with the pick stays as it is. */
function withVerdict(library: Library, spans: Spans, verdict: Verdict | undefined): Spans {
  if (verdict?.says === 'stay') return staying(spans, library.nameOf(verdict.with));
  const [name, next, ...rest] = spans;
  if (verdict === undefined || name?.kind !== 'strong' || next?.kind !== 'plain') return spans;
  const pick = name.text.replace(/^(?:Still|Back to) /, '');
  const isPick = next.text.startsWith(',') || next.text.startsWith('.') || next.text.startsWith(':');
  if (!isPick || /^(?:You're|Still too)/.test(name.text)) return spans;
  switch (verdict.says) {
    case 'yes':
    case 'no':
      return [strong(`${capitalize(verdict.says)}: ${pick}`), next, ...rest];
    case 'keep':
      return [strong(`Keep ${pick}`), next, ...rest];
    case 'switch':
      return [strong(`Switch: ${pick}`), next, ...rest];
    case 'now':
      return /^(?:Still|Back)/.test(name.text) ? spans : [strong(`Now ${pick}`), next, ...rest];
    default:
      return verdict satisfies never;
  }
}

/** "Stay with Flask: it's too close to be worth a move. FastAPI for *external APIs*, …" */
function staying(spans: Spans, name: string): Spans {
  const [first, , second, close, ...sides] = spans;
  const isClose =
    first?.kind === 'strong' &&
    second?.kind === 'strong' &&
    close?.kind === 'plain' &&
    / close to call: $/.test(close.text);
  if (isClose && [first.text, second.text].includes(name))
    return [strong(`Stay with ${name}`), plain(": it's too close to be worth a move. "), ...sides];
  const [winner, by, ...narrowly] = spans;
  return winner?.kind === 'strong' && by?.kind === 'plain' && byHair.test(by.text)
    ? [strong(`Stay with ${name}`), plain(": it's too close to be worth a move. "), ...narrowly]
    : spans;
}
const byHair = /^, by a hair over [^:]*: $/;

/** The spans with their first word capitalised. */
export function capitalised(spans: Spans): Spans {
  return spans.map((span, index) =>
    span.kind === 'plain' && spans.slice(0, index).every(({ kind }) => kind === 'mark')
      ? plain(capitalize(span.text))
      : span,
  );
}

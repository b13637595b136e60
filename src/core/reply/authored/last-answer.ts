import type { Brief } from '../../../knowledge/authored-schema.ts';
import { type CitedText, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { Frame, Last } from '../../turn/conversation.ts';
import type { Told } from '../../turn/told.ts';
import type { Composer } from '../parts/composer.ts';
import { standingPick } from '../parts/last-case.ts';
import { capitalize, withoutBrackets } from '../parts/wording.ts';
import { meaningOf } from './term.ts';

/** A line of the last answer: what it says, for people and to be searched. */
export type Line = {
  readonly spans: (composer: Composer) => Spans;
  /** "Worth it: "; empty if the text stands alone. */
  readonly label: string;
  readonly text: CitedText;
};

/** What the last answer came down to, and what supports it; the lines are the ones it was made of. */
export type LastAnswer = {
  readonly lead: Line;
  readonly points: readonly Line[];
  /** The option that it came down to; null if it's about several. */
  readonly option: string | null;
};

/**
 * The last answer once more, from what it was made of; undefined if it rests on nothing that can be said again.
 *
 * @param isBeside whether it only came near to what was asked: then the pick is what the thread came down to
 */
export function lastAnswerOf(library: Library, frame: Frame, isBeside = false): LastAnswer | undefined {
  const { last } = frame;
  if (last === null) return undefined;
  const standing = isBeside ? standingPick(library, frame) : undefined;
  if (standing !== undefined) {
    const [pick, ...fits] = ofPick(library, frame, standing);
    return pick === undefined ? undefined : { lead: pick, points: fits, option: standing };
  }
  const lines = last.told.flatMap((told) => linesOf(library, told));
  const [lead, ...points] = lines.length > 0 ? lines : untold(library, frame, last);
  if (lead === undefined) return undefined;
  const isOfSeveral = last.intent === 'compare' || last.told.some(({ options }) => options.length > 1);
  return { lead, points, option: last.ranking?.[0] ?? (isOfSeveral ? null : last.main) };
}

function linesOf(library: Library, { kind, id, options }: Told): readonly Line[] {
  const [one = '', other = ''] = options;
  switch (kind) {
    case 'question': {
      const answer = library.answerTo(id, options[0] ?? null);
      return answer === undefined ? [] : [answer.first, ...answer.then].map((text) => line(text));
    }
    case 'brief': {
      const brief = library.brief(one, id);
      return brief === undefined ? [] : sentencesOf(brief.text).map((text) => line(text));
    }
    case 'term': {
      const term = library.term(id);
      if (term === undefined) return [];
      return [{ spans: (composer) => meaningOf(composer, term), label: '', text: [] }, line(term.why)];
    }
    case 'move': {
      const move = library.move(one, other);
      if (move === undefined) return [];
      return [
        line(move.verdict),
        ...labelled('Worth it: ', move.worth.slice(0, 1)),
        ...labelled('Not worth it: ', move.notWorth.slice(0, 1)),
        ...labelled("You'd lose: ", move.lose.slice(0, 1)),
      ];
    }
    case 'together': {
      const pair = library.together(one, other);
      if (pair === undefined) return [];
      return [
        line(pair.verdict),
        ...labelled('How: ', pair.how.slice(0, 1)),
        ...labelled('It costs: ', pair.costs.slice(0, 1)),
      ];
    }
    case 'readers':
      return sentencesOf(library.readers(one)?.manager ?? []).map((text) => line(text));
    case 'first-steps': {
      const steps = library.firstSteps(one);
      return steps === undefined ? [] : [line(steps.start), ...labelled('Read first: ', [steps.read])];
    }
    case 'pair':
      return library.topic.pairs
        .filter((pair) => options.includes(pair.option) && `${pair.topic}/${pair.with}` === id)
        .map(({ how }) => line(how));
    default:
      return kind satisfies never;
  }
}

/** Of a pick, a comparison, or claims. */
function untold(library: Library, frame: Frame, last: Last): readonly Line[] {
  const [winner] = last.ranking ?? [];
  if (winner !== undefined) return ofPick(library, frame, winner);
  const named = last.options.filter((id) => library.option(id) !== undefined);
  const aspects = last.aspects.filter((id) => library.aspect(id)?.leaning === undefined);
  const strength = library.topic.aspects.find(({ leaning }) => leaning === 'strength')?.id;
  if (last.intent === 'compare') {
    const tip = aspects.length > 0 ? library.tip(aspects[0] ?? '') : library.gist(named);
    const briefs = named.flatMap((option) => {
      const brief = library.brief(option, aspects[0] ?? strength ?? '');
      return brief === undefined ? [] : labelled(`${library.nameOf(option)}: `, [shortOf(brief)]);
    });
    if (tip !== undefined) return [line(tip), ...briefs];
  }
  return last.claims
    .flatMap((id) => library.claim(id) ?? [])
    .slice(0, 4)
    .map((claim) => ({
      spans: (composer) => composer.sentence(claim),
      label: '',
      text: [{ says: claim.line, claims: [claim.id], isAdvice: false }],
    }));
}

/** The pick, with how it meets each stated need: those that it meets well first. */
function ofPick(library: Library, { needs }: Frame, winner: string): readonly Line[] {
  const name = library.nameOf(winner);
  const stated = [...new Map(needs.map((entry) => [entry.need, entry.words])).keys()];
  const fits = stated.flatMap((need) => {
    const fit = library.fit(winner, need);
    return fit === undefined ? [] : [{ need, fit }];
  });
  const inOrder = [
    ...fits.filter(({ fit }) => fit.meets === 'well'),
    ...fits.filter(({ fit }) => fit.meets !== 'well'),
  ];
  const words = (need: string): string => withoutBrackets(library.needTitle(need));
  const said = inOrder
    .slice(0, 2)
    .map(({ need }) => words(need))
    .join(' and ');
  const readers = library.readers(winner);
  const pick: Line = {
    spans: (composer) => [
      strong(name),
      plain(said === '' ? '. ' : `, for ${said}. `),
      ...(readers === undefined ? [] : composer.cited(readers.line)),
    ],
    label: `${name}: `,
    text: readers?.line ?? [],
  };
  return [pick, ...inOrder.flatMap(({ need, fit }) => labelled(`${capitalize(words(need))}: `, [fit.text]))];
}

/** A brief's short form, which the claims of its text carry. */
function shortOf({ short, text }: Brief): CitedText {
  const claims = [...new Set(text.flatMap((statement) => statement.claims))];
  return [{ says: `${short}.`, claims, isAdvice: claims.length === 0 }];
}

function line(text: CitedText): Line {
  return { spans: (composer) => composer.cited(text), label: '', text };
}

function labelled(label: string, texts: readonly CitedText[]): readonly Line[] {
  return texts.map((text) => ({
    spans: (composer) => [strong(label), ...composer.cited(text)],
    label,
    text,
  }));
}

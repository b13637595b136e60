import { proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { LastRequest, PickRequest, ThreadRequest } from '../../turn/intent.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { replyWording } from '../intents/wording.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { type LastAnswer, type Line, lastAnswerOf } from './last-answer.ts';
import { addProsAndCons, sidesOf } from './pros-and-cons.ts';
import { meaningOf } from './term.ts';
import { termsUsedIn } from './terms-used.ts';
import { verdictFirst } from './verdict-first.ts';

/** What's said anew of the last answer, rather than of the pick. */
type Retold = Exclude<LastRequest, PickRequest | ThreadRequest | 'pitch' | 'write-up'>;

/** Does with the last answer what a message wants: says it in a line, for a slide, for somebody else, or goes on from it. */
export function replyRetold(
  { frame, conversation, wants }: Pick<Task, 'frame' | 'conversation'> & { readonly wants: Retold },
  composer: Composer,
): ReplyOutcome {
  const answer = lastAnswerOf(composer.library, frame, conversation.unsure !== null);
  if (answer === undefined) return replyWording({ frame }, composer);
  retell(composer, answer, { frame, wants });
  composer.choices(choicesAfter(wants, frame));
  const { last } = frame;
  return {
    options: last?.options ?? [],
    main: answer.option,
    ranking: last?.ranking ?? null,
    team: last?.team ?? null,
    declined: false,
  };
}

function retell(
  composer: Composer,
  answer: LastAnswer,
  { frame, wants }: Pick<Task, 'frame'> & { readonly wants: Retold },
): void {
  const { lead, points } = answer;
  switch (wants) {
    case 'line':
      composer.add({ kind: 'headline', spans: verdictFirst(firstSentence(composer, lead)) });
      return;
    case 'short':
      composer.add({ kind: 'headline', spans: verdictFirst(lead.spans(composer)) });
      composer.add({ kind: 'bullets', items: points.slice(0, 1).map((line) => line.spans(composer)) });
      return;
    case 'slide':
      composer.add({ kind: 'bullets', items: slideOf(composer, answer) });
      return;
    case 'table':
      addProsAndCons(composer, sidesOf(composer.library, frame));
      return;
    case 'tone':
      composer.add({ kind: 'headline', spans: verdictFirst(lead.spans(composer)) });
      composer.add({ kind: 'bullets', items: points.slice(0, 1).map((line) => line.spans(composer)) });
      composer.add({
        kind: 'note',
        spans: [plain("I can't choose a tone: that's the plain version, for you to put in your own words.")],
      });
      return;
    case 'manager':
      forManagers(composer, answer, frame);
      return;
    case 'beginner':
      forBeginners(composer, answer);
      return;
    case 'example':
      addClaims(composer, frame, {
        title: 'For example: ',
        nothing: "I don't have a more concrete case of that in my data.",
        isWanted: ({ line }) => /\d|`/.test(line),
        most: 1,
      });
      return;
    case 'more':
      addClaims(composer, frame, {
        title: '',
        nothing: "That's all my data has on it.",
        isWanted: () => true,
        most: 3,
      });
      return;
    default:
      wants satisfies never;
  }
}

function firstSentence(composer: Composer, { spans, text }: Line): Spans {
  const [first] = sentencesOf(text);
  return first === undefined || text.length < 2 || spans(composer)[0]?.kind === 'strong'
    ? spans(composer)
    : composer.cited(first);
}

const mostSlideWords = 12;
const slideLines = 3;

/** Three lines of at most twelve words: what the answer says in so few, then what's written of its option. */
function slideOf(composer: Composer, { lead, points, option }: LastAnswer): Spans[] {
  const own = [lead, ...points].flatMap((line) => shortest(composer, line));
  const written = (option === null ? undefined : composer.library.readers(option))?.slide ?? [];
  const kept = own.slice(0, Math.max(1, slideLines - written.length));
  return [...kept, ...written.map((text) => composer.cited(text)), ...own.slice(kept.length)].slice(
    0,
    slideLines,
  );
}

/** A line's first clause, if it's short enough; a clause ends at a colon, a semicolon or a full stop. */
function shortest(composer: Composer, { label, text }: Line): readonly Spans[] {
  const [first] = text;
  if (first === undefined) return [];
  const [clause = ''] = first.says.split(/[:;]\s|\.(?:\s|$)/);
  const says = clause.replace(/[,:;.]$/, '').trim();
  const words = `${label}${says}`.split(/\s+/).length;
  if (words < fewestSlideWords || words > mostSlideWords) return [];
  const cited = composer.cited([{ ...first, says }]);
  return [label === '' ? cited : [strong(label), ...cited]];
}
const fewestSlideWords = 3;

/** For those who decide without building it: the verdict, then the option in a paragraph without jargon. */
function forManagers(composer: Composer, { lead, option }: LastAnswer, { last }: Task['frame']): void {
  const { library } = composer;
  const options = option === null ? (last?.options ?? []) : [option];
  const [only, ...others] = options;
  const readers = only === undefined ? undefined : library.readers(only);
  const isPick = last?.ranking != null;
  if (readers !== undefined && others.length === 0) {
    composer.add({
      kind: 'headline',
      spans: isPick
        ? [strong(`${library.nameOf(only ?? '')}. `), ...composer.cited(readers.line)]
        : verdictFirst(firstSentence(composer, lead)),
    });
    composer.add({ kind: 'paragraph', spans: composer.cited(readers.manager) });
    return;
  }
  composer.add({ kind: 'headline', spans: verdictFirst(lead.spans(composer)) });
  composer.add({
    kind: 'bullets',
    items: options.flatMap((id): Spans[] => {
      const line = library.readers(id)?.line;
      return line === undefined ? [] : [[strong(`${library.nameOf(id)}: `), ...composer.cited(line)]];
    }),
  });
}

const mostTerms = 3;

/** For those who are new to it: the answer, and what its words mean. */
function forBeginners(composer: Composer, { lead, points, option }: LastAnswer): void {
  const { library } = composer;
  const readers = option === null ? undefined : library.readers(option);
  composer.add({ kind: 'headline', spans: verdictFirst(lead.spans(composer)) });
  const texts = [lead.text, ...points.map(({ text }) => text)];
  const terms = termsUsedIn(library, texts.map(proseOf).join(' ')).slice(0, mostTerms);
  if (terms.length === 0 && readers !== undefined)
    composer.add({ kind: 'paragraph', spans: composer.cited(readers.manager) });
  composer.add({ kind: 'bullets', items: terms.map((term) => meaningOf(composer, term)) });
}

/** Further claims on what the last answer was about. */
function addClaims(
  composer: Composer,
  { last }: Task['frame'],
  wanted: {
    readonly title: string;
    readonly nothing: string;
    readonly isWanted: (claim: Claim) => boolean;
    readonly most: number;
  },
): void {
  const { library } = composer;
  const cited = new Set(last?.claims);
  const of = (last?.claims ?? []).flatMap((id) => library.claim(id) ?? []);
  const aspects = last?.aspects.filter((id) => library.aspect(id)?.leaning === undefined) ?? [];
  const about = aspects.length > 0 ? aspects : [...new Set(of.flatMap((claim) => claim.aspects.slice(0, 1)))];
  const main = last?.ranking?.[0] ?? last?.main ?? null;
  const options = main === null ? (last?.options ?? []) : [main];
  const found = (options.length > 0 ? options : library.options)
    .flatMap((option) =>
      selectClaims(library, { option, aspects: about.slice(0, 3), words: [], most: candidates }),
    )
    .filter((claim) => !cited.has(claim.id) && wanted.isWanted(claim))
    .slice(0, wanted.most);
  const [first, ...rest] = found;
  if (first === undefined) {
    composer.add({ kind: 'headline', spans: [plain(wanted.nothing)] });
    return;
  }
  composer.add({
    kind: 'headline',
    spans: [...(wanted.title === '' ? [] : [plain(wanted.title)]), ...composer.sentence(first)],
  });
  composer.add({ kind: 'bullets', items: rest.map((claim) => composer.sentence(claim)) });
}
const candidates = 12;

function choicesAfter(
  wants: Retold,
  { last }: Task['frame'],
): readonly { readonly label: string; readonly says: string }[] {
  const steps =
    last?.ranking == null ? [] : [{ label: 'What do we do first?', says: 'what do we do first?' }];
  switch (wants) {
    case 'short':
    case 'line':
      return [{ label: 'For a slide', says: 'three bullets for a slide' }, ...steps];
    case 'slide':
    case 'tone':
    case 'table':
      return [
        { label: 'One line', says: 'one line' },
        { label: 'For my boss', says: 'explain it to my boss' },
      ];
    case 'manager':
      return [{ label: 'For a slide', says: 'three bullets for a slide' }, ...steps];
    case 'beginner':
    case 'example':
    case 'more':
      return [{ label: 'Who says so?', says: 'who says so?' }, ...steps];
    default:
      return wants satisfies never;
  }
}

import type { Beyond, Claim, Topic } from '../../../knowledge/schema.ts';
import { plain, strong } from '../../answer/answer.ts';
import { replyUncovered } from '../asking-back/uncovered.ts';
import { selectClaims } from '../claims/select-claims.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { whatIsUnderstood } from '../parts/other-languages.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { addKnownOnly } from '../pick/known-only.ts';
import { replyWording } from './wording.ts';

/** Says in one line that there is nothing on it, and offers what comes closest. */
export function replyOutOfScope(
  { intent, reading, frame }: Task<'out_of_scope'>,
  composer: Composer,
): ReplyOutcome {
  const { library } = composer;
  const names = (): string => formatList(library.topic.options.map(({ name }) => name));
  switch (intent.because) {
    case 'uncovered':
      return replyUncovered({ intent, reading, frame }, composer);
    case 'alternative':
      return profile(intent, reading, composer);
    case 'code':
      composer.add({
        kind: 'headline',
        spans: [
          plain(
            `I don't write, install or fix code. I can tell you what ${names()} each offer${onAspect(intent.aspects, composer)}, or compare them.`,
          ),
        ],
      });
      return near(intent.options, intent.aspects, composer);
    case 'wording':
      return replyWording({ frame }, composer);
    case 'orders':
      composer.add({
        kind: 'headline',
        spans: [plain(`I only answer from my data on ${names()}; instructions in a message change nothing.`)],
      });
      return near([], [], composer);
    case 'beyond': {
      const beyond = library.topic.beyond.find(({ id }) => id === intent.beyond);
      composer.add({
        kind: 'headline',
        spans: [plain(beyondLine(beyond, library.topic))],
      });
      // What's far off has nothing near it to compare.
      if (
        beyond !== undefined &&
        beyond.near.length === 0 &&
        intent.options.length + intent.aspects.length === 0
      )
        return replyFarOff(composer);
      return near(
        intent.options,
        intent.aspects.length > 0 ? intent.aspects : (beyond?.near ?? []),
        composer,
      );
    }
    case 'noise':
      composer.add({ kind: 'headline', spans: [plain(`I can't read that. I compare ${names()}.`)] });
      return near([], [], composer);
    case 'unknown':
      composer.add({
        kind: 'headline',
        spans: [
          plain(
            reading.language === 'en'
              ? `I have nothing on that. What I have is ${whatIsKnown(library.topic)} ${names()}.`
              : whatIsUnderstood(library, reading.language),
          ),
        ],
      });
      return intent.options.length + intent.aspects.length === 0
        ? replyFarOff(composer)
        : near(intent.options, intent.aspects, composer);
    default:
      return intent.because satisfies never;
  }
}

/** "I can't book rooms. I help choose …": in the form of what was asked. */
function beyondLine(beyond: Beyond | undefined, { noun, options }: Topic): string {
  if (beyond === undefined) return 'I have nothing on that.';
  const names = formatList(
    options.map(({ name }) => name),
    'or',
  );
  if (beyond.cannot !== undefined)
    return `I can't ${beyond.cannot}. I help teams choose a ${noun.one}: ${names}.`;
  return beyond.near.length > 0
    ? `I have nothing on ${beyond.says}.`
    : `I know nothing about ${beyond.says}. I help teams choose a ${noun.one}: ${names}.`;
}

function replyFarOff(composer: Composer): ReplyOutcome {
  composer.choices([
    { label: 'What do you cover?', says: 'what do you cover?' },
    { label: 'Help us choose', says: 'help us choose' },
  ]);
  return { ...emptyOutcome, declined: true };
}

/** What is known of a product that isn't rated, kept apart from the rated options. */
function profile(
  { alternatives, options, aspects }: Task<'out_of_scope'>['intent'],
  reading: Task['reading'],
  composer: Composer,
): ReplyOutcome {
  const { words } = reading;
  const { library } = composer;
  const names = alternatives.map(library.nameOf);
  const several = names.length > 1;
  const rated = formatList(library.topic.options.map(({ name }) => name));
  const [only] = alternatives;
  if (!several && only !== undefined && options.length === 0) {
    const from = composer.blocks.length;
    addKnownOnly(composer, only, { aspects: withoutLeanings(library, aspects), reading });
    if (composer.blocks.length > from) {
      composer.add({ kind: 'note', spans: [plain(`${names[0] ?? ''} is not rated here; I rate ${rated}.`)] });
      return near(options, [], composer, false);
    }
  }
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        options.length > 0
          ? `${formatList(names)} ${several ? 'are' : 'is'} not rated here, ${formatList(options.map(library.nameOf))} ${options.length > 1 ? 'are' : 'is'}. Side by side, what I have:`
          : `${formatList(names)} ${several ? 'are' : 'is'} not rated here; I rate ${rated}. What I have on ${several ? 'them' : 'it'}:`,
      ),
    ],
  });
  const asked = withoutLeanings(library, aspects);
  const most = alternatives.length + options.length > 1 ? 2 : 4;
  const claimsOn = (id: string): Claim[] => {
    const fitting = selectClaims(library, { option: id, aspects: asked, words, most });
    return fitting.length > 0 ? fitting : selectClaims(library, { option: id, aspects: [], words, most });
  };
  const sides = [...alternatives.slice(0, 3), ...options.slice(0, 2)].map((id) => ({
    id,
    claims: claimsOn(id),
  }));
  for (const { id, claims } of sides) {
    if (options.length > 0)
      composer.add({
        kind: 'paragraph',
        spans: [
          strong(library.nameOf(id)),
          plain(options.includes(id) ? ' (rated):' : ' (known, not rated):'),
        ],
      });
    composer.add({ kind: 'bullets', items: claims.map((claim) => composer.sentence(claim)) });
  }
  const others = options.length > 0 ? options.map(library.nameOf) : names.slice(1);
  const compared = sides.some(
    ({ id, claims }) =>
      alternatives.includes(id) && claims.some(({ line }) => others.some((name) => line.includes(name))),
  );
  if (others.length > 0 && !compared) {
    composer.add({
      kind: 'note',
      spans: [plain(`I have nothing that sets ${names[0] ?? ''} against ${formatList(others)}.`)],
    });
  }
  return near(options, [], composer, false);
}

function onAspect([aspect]: readonly string[], { library }: Composer): string {
  return aspect === undefined ? '' : ` for ${inSentence(library.aspectTitle(aspect))}`;
}

function near(
  options: readonly string[],
  aspects: readonly string[],
  composer: Composer,
  declined = true,
): ReplyOutcome {
  const { library } = composer;
  const all = library.topic.options;
  const about = options.length > 0 ? options.map(library.nameOf) : all.slice(0, 2).map(({ name }) => name);
  const offered = aspects.length > 0 ? aspects : library.topic.overview.slice(1);
  composer.choices([
    ...offered.slice(0, 2).map((id) => {
      const title = inSentence(library.aspectTitle(id));
      return about.length === 1
        ? { label: `${about[0] ?? ''}: ${title}`, says: `${about[0] ?? ''} ${title}` }
        : { label: `Compare on ${title}`, says: `compare ${formatList(about)} on ${title}` };
    }),
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, options, declined };
}

/** What there is on the options of a topic. */
function whatIsKnown({ ofTeam }: Topic): string {
  return ofTeam === undefined ? 'checked data on' : 'what you said and rated of';
}

import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import { managerIn } from '../../understanding/cues/last-request.ts';
import { unique } from '../../understanding/match/references.ts';
import type { Word } from '../../understanding/text/words.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase, standingPick } from '../parts/last-case.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';

type Pitch = Pick<Task<'follow_up'>, 'intent' | 'reading' | 'frame'>;

/**
 * What to tell whoever decides about the options that are named: of one, what it is without jargon; of two, what each side gets
 * and pays, and what settles it. Undefined if nothing is written for such readers.
 */
export function replyPitch({ intent, reading, frame }: Pitch, composer: Composer): ReplyOutcome | undefined {
  const { library } = composer;
  const named = unique(reading.options.map(({ id }) => id));
  const standing = named.length > 0 ? undefined : standingPick(library, frame);
  const options = standing === undefined ? named : [standing];
  const [one, other] = options;
  if (one === undefined || options.some((id) => library.readers(id) === undefined)) return undefined;
  if (other === undefined) pitchOne(one, reading.words, composer);
  else pitchTwo([one, other], { reading, frame }, composer);
  composer.choices([
    { label: 'For a slide', says: 'three bullets for a slide' },
    ...(other === undefined
      ? [{ label: 'The price of it', says: `weaknesses of ${library.nameOf(one)}` }]
      : [{ label: 'Weigh it together', says: 'let us weigh this together' }]),
    { label: 'Help us choose', says: 'help us choose' },
  ]);
  return {
    options: options.length > 0 ? options : intent.options,
    main: other === undefined ? one : null,
    ranking: null,
    declined: false,
    ...(other === undefined ? { told: [{ kind: 'readers', id: '', options: [one] }] } : {}),
  };
}

/** The paragraph for those who don't build it, its first sentence as the answer; before it, why any of them at all. */
function pitchOne(option: string, words: readonly Word[], composer: Composer): void {
  const { library } = composer;
  const sentences = sentencesOf(library.readers(option)?.manager ?? []);
  const why = library.why;
  const asksWhy =
    why !== undefined &&
    words.some(
      ({ stem }, at) =>
        stem === 'need' && words.slice(at).some(({ text }) => text === library.topic.noun.one),
    );
  if (asksWhy) composer.add({ kind: 'headline', spans: composer.cited(why) });
  const [first, ...rest] = sentences;
  if (first === undefined) return;
  if (asksWhy) {
    const line = library.readers(option)?.line ?? [];
    const name = library.nameOf(option);
    composer.add({
      kind: 'paragraph',
      spans: [strong(`Why ${name}: `), ...withoutName(composer.cited(line), name)],
    });
    composer.add({ kind: 'bullets', detail: true, items: sentences.map((text) => composer.cited(text)) });
  } else {
    composer.add({ kind: 'headline', spans: composer.cited(first) });
    composer.add({ kind: 'paragraph', spans: composer.cited(rest.flat()) });
  }
}

function pitchTwo(
  options: readonly [string, string],
  { reading, frame }: Pick<Pitch, 'reading' | 'frame'>,
  composer: Composer,
): void {
  const { library } = composer;
  const whom = managerIn(reading.words);
  const called = whom === undefined ? 'them' : `your ${nameOf(whom)}`;
  const weighed = standingCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  const pick =
    weighed === null || ranking === null ? undefined : pickInNeeds(library, frame, { weighed, ranking });
  composer.add({
    kind: 'headline',
    spans:
      pick === undefined
        ? [strong(`Tell ${called} what each side gets, what it pays, and what settles it:`)]
        : [strong(`For what you need: `), ...pickLine(composer, pick)],
  });
  const gist = library.gist([...options]);
  // The last sentences of a gist say when which of them wins.
  const settling = gist === undefined ? [] : sentencesOf(gist).slice(1).flat();
  composer.add({
    kind: 'bullets',
    items: [
      ...options.map((id): Spans => {
        const who = whoWants(id, reading, whom);
        const line = library.readers(id)?.line ?? [];
        return [
          strong(`${library.nameOf(id)}${who === undefined ? '' : ` (${who})`}: `),
          ...withoutName(composer.cited(line), library.nameOf(id)),
        ];
      }),
      ...(settling.length === 0 ? [] : [[strong('What settles it: '), ...composer.cited(settling)]]),
    ],
  });
}

/** "FastAPI: typed APIs …" beside its name. */
function withoutName(spans: Spans, name: string): Spans {
  const [first, ...rest] = spans;
  return first?.kind === 'plain' && first.text.startsWith(`${name}: `)
    ? [plain(first.text.slice(name.length + 2)), ...rest]
    : spans;
}

/** "the team" of "the team wants django", "your CTO" of "she wants fastapi". */
function whoWants(
  option: string,
  { options, words }: Pick<Pitch['reading'], 'options' | 'words'>,
  whom: string | undefined,
): string | undefined {
  const mention = options.find(({ id }) => id === option);
  if (mention === undefined) return undefined;
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - 3); at--) {
    if (!wanting.has(words[at]?.text ?? '')) continue;
    const subject = words[at - 1]?.text ?? '';
    if (pronouns.has(subject)) return whom === undefined ? subject : `your ${nameOf(whom)}`;
    if (subject === 'we' || subject === 'i') return subject === 'we' ? 'the team' : 'you';
    const article = words[at - 2]?.text ?? '';
    if (articles.has(article))
      return `${article === 'my' || article === 'our' ? 'your' : article} ${nameOf(subject)}`;
    return subject === '' ? undefined : nameOf(subject);
  }
  return undefined;
}

const wanting = new Set(
  'want wants prefer prefers like likes favour favours favor favors suggests insists pushes for'.split(' '),
);
const pronouns = new Set(['she', 'he', 'they']);
const articles = new Set(['the', 'my', 'our', 'your']);

function nameOf(whom: string): string {
  return /^(?:c[a-z]o|vp|pm|po|coo)$/.test(whom) ? whom.toUpperCase() : whom;
}

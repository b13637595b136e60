import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { topicStemsOf } from '../../understanding/topics/topic-stems.ts';
import { type Composer, openComposer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { replyOwn } from './reply-own.ts';

/** What a team stated that answers a question, or comes nearest to it; as theirs, and never as an answer that it isn't. */
export function replyStated(task: Task, found: FoundAnswer, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const claims = found.candidates.flatMap((one) => one.claims.flatMap((id) => library.claim(id) ?? []));
  const options = [...new Set(claims.flatMap(({ option }) => option ?? []))];
  const outcome = { options, main: options[0] ?? null, ranking: null, declined: false };
  const choices = options.slice(0, 2).map((id) => ({
    label: `More on ${library.nameOf(id)}`,
    says: `tell me about ${library.nameOf(id)}`,
  }));
  const [first, ...others] = claims;
  if (found.kind === 'sure' && first !== undefined) {
    composer.add({ kind: 'headline', spans: [plain('You said: '), ...composer.sentence(first)] });
    if (others.length > 0)
      composer.add({ kind: 'bullets', items: others.map((claim): Spans => composer.sentence(claim)) });
    composer.choices(choices);
    return outcome;
  }
  // What was said and rated on what it names is nearer than any guess.
  const draft = openComposer(library);
  const known = replyOwn(task, draft);
  if (known !== null && !known.declined && namesSomething(task)) return replyOwn(task, composer) ?? known;
  const names = unheard(task);
  const on: Spans =
    names.length === 0 ? [plain(' to that')] : [plain(' on '), strong(formatList(names, 'or'))];
  composer.add({
    kind: 'headline',
    spans: [
      plain("I don't have a direct answer"),
      ...on,
      plain('. Nearest to it, you said: '),
      ...(first === undefined ? [] : composer.sentence(first)),
    ],
  });
  if (others.length > 0)
    composer.add({ kind: 'bullets', items: others.map((claim): Spans => composer.sentence(claim)) });
  composer.choices(choices);
  return outcome;
}

/** Names and technical words of a message that nobody has said here, as typed. */
function unheard({ reading }: Task): readonly string[] {
  const { words, topic, typed, options } = reading;
  const { countOf } = topicStemsOf(topic);
  const found = words.flatMap(({ mark, text, stem, value }, at) => {
    const isName = options.some(({ from, to }) => at >= from && at < to);
    const isHeard = mark || isName || value !== undefined || text.length < 3 || isFamiliar(text, stem);
    return isHeard || countOf(stem) > 0 ? [] : [typed({ from: at, to: at + 1 })];
  });
  return [...new Set(found)].slice(0, mostNamed);
}
const mostNamed = 2;

function namesSomething({ reading }: Task): boolean {
  return reading.aspects.length + reading.askedNeeds.length > 0;
}

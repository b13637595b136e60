import { renderBody, renderMarkdown } from '../../src/adapters/markdown/render.ts';
import { screenOf } from '../../src/core/answer/first-screen.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { Question } from '../../src/core/turn/question.ts';
import type { Turn } from '../../src/core/turn/turn.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { wholeTurn, withMeaning } from '../core/whole-turn.ts';
import type { Label, LabelledThread } from './labelled.ts';
import type { MeaningOf } from './meaning/with-meanings.ts';

/** The result of one labelled message; a mark is undefined if the label says nothing about it. */
export type Judgement = {
  readonly label: Label;
  readonly turn: Turn;
  readonly text: string;
  readonly previous: readonly string[];
  readonly marks: Readonly<Partial<Record<Measure, boolean | undefined>>>;
};

export const measures = [
  'strict',
  'topic',
  'intent',
  'options',
  'excluded',
  'aspects',
  'needs',
  'top',
  'answer',
  'declined',
  'silent',
  'cited',
  'short',
] as const;
export type Measure = (typeof measures)[number];

/** The most that people read at once, in characters, not counting sources. */
const firstScreen = 1_200;

/**
 * Runs a thread through the real turn, and compares each answer with its label.
 *
 * @param meaningOf the vector of a text; without it, messages are understood by their words alone
 */
export function judge(
  thread: LabelledThread,
  knowledge: Knowledge,
  id: string,
  meaningOf?: MeaningOf,
): Judgement[] {
  let conversation = newConversation(id);
  const previous: string[] = [];
  return thread.turns.map((label) => {
    const called = /<@BOT>/i.test(label.text);
    const question: Question = {
      conversation: id,
      author: label.user ?? 'U1',
      words: label.text.replace(/<@BOT>/gi, ' '),
      audience: thread.shared && !called ? 'shared' : 'direct',
    };
    const turn = wholeTurn(
      conversation,
      withMeaning(question, conversation, knowledge, meaningOf),
      knowledge,
    );
    conversation = turn.conversation;
    const judged = {
      label,
      turn,
      text: turn.answer === null ? '' : renderMarkdown(turn.answer),
      previous: [...previous],
      marks: mark(label, turn, thread.shared),
    };
    previous.push(label.text);
    return judged;
  });
}

function mark(label: Label, turn: Turn, shared: boolean): Judgement['marks'] {
  if (label.silent === true || turn.silence !== null)
    return { silent: (label.silent === true) === (turn.silence !== null) };
  const { intent, answer } = turn;
  if (answer === null || label.intent === undefined) return {};
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\\*_`]/g, '')
      .replace(/\s+/g, ' ');
  const text = plain(renderMarkdown(answer));
  const intentFits = intent.kind === label.intent || label.alsoAccept.includes(intent.kind);
  const optionsFit = [label.options, ...label.optionsAlso].some((accepted) => same(accepted, intent.options));
  const mentions = label.mustMention.every((entry) =>
    entry.split('|').some((way) => text.includes(plain(way))),
  );
  const avoids = label.mustNotMention.every((entry) => !text.includes(plain(entry)));
  const short = renderBody({ ...answer, blocks: screenOf(answer).first }).length <= firstScreen;
  return {
    strict: intent.kind === label.intent,
    topic: label.topic === undefined ? undefined : turn.conversation.frame?.topic === label.topic,
    intent: intentFits,
    options: optionsFit,
    excluded: same(label.excluded, intent.excluded),
    aspects:
      label.aspects.length === 0
        ? undefined
        : label.aspects.some((aspect) => intent.aspects.includes(aspect)),
    needs:
      label.needs === undefined || label.needs.length === 0
        ? undefined
        : label.needs.every((need) => [...turn.needs, ...turn.askedNeeds].includes(need)),
    top: label.top === undefined || answer.ranking === null ? undefined : answer.ranking[0] === label.top,
    answer: intentFits && optionsFit && mentions && avoids && short,
    declined: declinesRightly(label, answer.declined),
    silent: shared ? true : undefined,
    cited: answer.declined || !factual.has(intent.kind) ? undefined : answer.sources.length > 0,
    short,
  };
}

function declinesRightly({ intent, alsoAccept, mustMention }: Label, declined: boolean): boolean | undefined {
  if (intent === 'out_of_scope') return alsoAccept.length === 0 ? declined : undefined;
  return intent !== 'decide' && mustMention.length > 0 ? !declined : undefined;
}

const factual = new Set(['compare', 'explain', 'recommend', 'criteria']);

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

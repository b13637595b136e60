import { type Conversation, newConversation } from '../../../src/core/turn/conversation.ts';
import type { Question } from '../../../src/core/turn/question.ts';
import { afterTalk } from '../../../src/core/turn/speakers.ts';
import { certainAddressee } from '../../../src/core/understanding/addressee/addressee.ts';
import { observeAddressee } from '../../../src/core/understanding/addressee/features.ts';
import { placeOf, weighedPhases } from '../../../src/core/understanding/addressee/model.ts';
import type { Phase } from '../../../src/core/understanding/addressee/position.ts';
import { situateShared } from '../../../src/core/understanding/understand.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { wholeTurn } from '../../core/whole-turn.ts';
import type { LabelledThread } from '../labelled.ts';
import {
  furtherSubstitutions,
  isForCheck,
  readOffice,
  readTalks,
  type Substitution,
  substituted,
  substitution,
  type Talk,
  type TalkLine,
} from './talk.ts';
import { isShared, singleLines, trainingQuestions, trainingThreads } from './threads.ts';

/** A message with what is seen in it, and whether it's for the bot. */
export type Example = {
  readonly words: string;
  /** Names what it comes from, for the report. */
  readonly kind: string;
  /** Examples of one conversation stay together when the data is split. */
  readonly group: number;
  readonly phase: Phase;
  readonly named: ReadonlyMap<string, number>;
  readonly places: Int32Array;
  readonly forBot: boolean;
  readonly weight: number;
  /** What structure decides, before the model; null if the model does. */
  readonly certain: 'bot' | 'people' | null;
};

type Said = {
  readonly author: string;
  readonly words: string;
  readonly forBot: boolean | 'called';
  readonly weight: number;
};

/** Questions that open a thread, so that what follows doesn't rest on one of them. */
export const openings = [
  'django or flask for our api?',
  'we need an admin panel by friday. what should we use?',
  'is fastapi really faster than flask?',
  'tell me about django',
  'small team, lots of forms: django or fastapi?',
  'compare all three on security',
];

export type Collector = {
  readonly add: (thread: {
    readonly kind: string;
    readonly group: number;
    readonly said: readonly Said[];
  }) => void;
  readonly examples: Example[];
};

/** Plays threads as the program would meet them, each message labelled by what it is and not by what was guessed. */
export function openCollector(knowledge: Knowledge): Collector {
  const examples: Example[] = [];
  return {
    examples,
    add({ kind, group, said }) {
      let conversation = newConversation(`${kind} ${group}`);
      for (const { author, words, forBot, weight } of said) {
        const question: Question = { conversation: conversation.id, author, words, audience: 'shared' };
        if (forBot !== 'called' && weight > 0)
          examples.push({
            ...exampleOf(question, conversation, knowledge),
            words,
            kind,
            group,
            forBot,
            weight,
          });
        conversation =
          forBot === false ? afterTalk(conversation, question) : answered(question, conversation, knowledge);
      }
    },
  };
}

function answered(question: Question, conversation: Conversation, knowledge: Knowledge): Conversation {
  return wholeTurn(conversation, { ...question, audience: 'direct' }, knowledge).conversation;
}

function exampleOf(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): Pick<Example, 'phase' | 'named' | 'places' | 'certain'> {
  const message = situateShared(question, conversation, knowledge);
  const decided = certainAddressee(message);
  const certain = decided === undefined || decided === 'bot' ? (decided ?? null) : 'people';
  const named = new Map<string, number>();
  const places = new Set<number>();
  const column = weighedPhases.indexOf(message.phase) + 1;
  observeAddressee(message, {
    feature: (name, value) => named.set(name, value),
    words: (hash) => {
      places.add(placeOf(hash, 0));
      places.add(placeOf(hash, column));
    },
  });
  return { phase: message.phase, named, places: Int32Array.from(places), certain };
}

/** Everything the addressee is fitted on. */
export function trainingExamples(knowledge: Knowledge): Example[] {
  const collector = openCollector(knowledge);
  const talks = readTalks().filter((talk) => !isForCheck(talk));
  for (const talk of talks) addTalk(collector, talk);
  addOffice(collector);
  const between = singleLines('lines');
  for (const [at, words] of between.entries()) {
    addFirstLine(collector, 'line', 400_000 + at, { words, weight: 2 });
    collector.add({
      kind: 'line by the asker',
      group: 400_000 + at,
      said: [
        call(openings[at % openings.length] ?? '', 'U1'),
        { author: 'U1', words, forBot: false, weight: 0.5 },
      ],
    });
    addInTalk(collector, words, 400_000 + at, between);
  }
  for (const [at, words] of singleLines('remarks').entries()) addRemark(collector, words, 700_000 + at);
  for (const [at, words] of singleLines('follow-ups').entries()) addFollowUp(collector, words, 500_000 + at);
  for (const [at, words] of singleLines('turns-back').entries())
    addTurnBack(collector, { words, weight: 3 }, 600_000 + at, between);
  for (const [at, words] of trainingQuestions().entries())
    if (standsAlone(words)) addTurnBack(collector, { words, weight: 0.3 }, 200_000 + at, between);
  const threads = trainingThreads();
  for (const [at, thread] of threads.entries()) addThread(collector, thread, 100_000 + at, talks);

  for (const [at, words] of trainingQuestions().entries()) addQuestion(collector, words, 200_000 + at);
  return collector.examples;
}

const call = (words: string, author: string): Said => ({ author, words, forBot: 'called', weight: 1 });
const aside = ({ author, words }: TalkLine, by: Substitution, weight: number): Said => ({
  author,
  words: substituted(words, by),
  forBot: false,
  weight,
});

function addTalk(collector: Collector, { id, lines }: Talk): void {
  const [first] = lines;
  if (first === undefined) return;
  const opening = openings[id % openings.length] ?? '';
  const further = furtherSubstitutions[id % furtherSubstitutions.length] ?? [];
  const variants: readonly [string, Substitution, string, number][] = [
    ['talk', [], 'the asker', 3],
    ['talk, substituted', substitution, 'the asker', 3],
    ['talk, further', further, 'the asker', 1.5],
    ['talk by the asker', [], first.author, 3],
    ['talk by the asker, substituted', substitution, first.author, 3],
    ['talk by the asker, further', further, first.author, 1.5],
  ];
  for (const { author, words } of lines.slice(1))
    if (words.split(/\s+/).length >= 4 && author !== first.author)
      addFirstLine(collector, 'talk, later line', id, {
        words: substituted(words, id % 2 === 0 ? substitution : further),
        weight: 0.5,
      });
  for (const [kind, by, asker, weight] of variants)
    collector.add({
      kind,
      group: id,
      said: [call(opening, asker), ...lines.map((line) => aside(line, by, weight))],
    });
}

function addOffice(collector: Collector): void {
  for (const [at, { user, text }] of readOffice().entries())
    for (const opening of openings)
      collector.add({
        kind: 'office',
        group: 300_000 + at,
        said: [call(opening, 'asker'), { author: user, words: text, forBot: false, weight: 1 }],
      });
}

/** Each line as the first one after an answer: to somebody else, and by the person who was just answered. */
function addFirstLine(
  collector: Collector,
  kind: string,
  group: number,
  line: { readonly words: string; readonly weight: number },
): void {
  const opening = openings[group % openings.length] ?? '';
  collector.add({
    kind,
    group,
    said: [call(opening, 'U1'), { author: 'U2', words: line.words, forBot: false, weight: line.weight }],
  });
}

/** What's said about an answer: by whom it was for, by another, and by either after a remark of the other. */
function addRemark(collector: Collector, words: string, group: number): void {
  const opening = openings[group % openings.length] ?? '';
  const remark = (author: string, weight: number): Said => ({ author, words, forBot: false, weight });
  for (const said of [[remark('U1', 2)], [remark('U2', 1)], [remark('U2', 0), remark('U1', 1)]])
    collector.add({ kind: 'remark', group, said: [call(opening, 'U1'), ...said] });
}

/** A line after another, by somebody else, by the asker, and by who spoke before. */
function addInTalk(collector: Collector, words: string, group: number, between: readonly string[]): void {
  const opening = openings[group % openings.length] ?? '';
  const before = between[(group * 17) % between.length] ?? '';
  const first: Said = { author: 'U2', words: before, forBot: false, weight: 0 };
  for (const author of ['U1', 'U2', 'U3'])
    collector.add({
      kind: 'line in talk',
      group,
      said: [call(opening, 'U1'), first, { author, words, forBot: false, weight: 0.7 }],
    });
}

function addFollowUp(collector: Collector, words: string, group: number): void {
  const opening = openings[group % openings.length] ?? '';
  for (const author of ['U1', 'U2'])
    collector.add({
      kind: `follow-up`,
      group,
      said: [call(opening, 'U1'), { author, words, forBot: true, weight: 3 }],
    });
}

/** Words that can hardly be for anybody else, by the asker and by another, while people talk. */
function addTurnBack(
  collector: Collector,
  { words, weight }: { readonly words: string; readonly weight: number },
  group: number,
  between: readonly string[],
): void {
  const opening = openings[group % openings.length] ?? '';
  const talk = [0, 1, 2].slice(0, 1 + (group % 3)).map(
    (each): Said => ({
      author: each % 2 === 0 ? 'U2' : 'U3',
      words: between[(group * 13 + each * 7) % between.length] ?? '',
      forBot: false,
      weight: 0,
    }),
  );
  for (const author of ['U1', 'U2', 'U4'])
    collector.add({
      kind: 'turn back',
      group,
      said: [call(opening, 'U1'), ...talk, { author, words, forBot: true, weight: weight / 2 }],
    });
  collector.add({
    kind: 'turn back at once',
    group,
    said: [call(opening, 'U1'), { author: 'U2', words, forBot: true, weight: weight / 2 }],
  });
}

const bot = /<@BOT>/gi;

function addThread(
  collector: Collector,
  thread: LabelledThread,
  group: number,
  talks: readonly Talk[],
): void {
  const said = thread.turns.map(
    ({ user = 'U1', text, silent, intent }): Said => ({
      author: user,
      words: text.replace(bot, ' '),
      forBot: silent === true ? false : isCalled(text),
      weight: silent === true ? 1 : weightOf(intent),
    }),
  );
  const opening = openings[group % openings.length] ?? '';
  if (isShared(thread)) {
    const weighed = said.map((one) => ({ ...one, weight: one.weight * 6 }));
    for (const { words, forBot } of said)
      if (forBot === false)
        addFirstLine(collector, 'shared, as first line', group, {
          words,
          weight: words.includes('?') ? 0.3 : 1,
        });
    collector.add({
      kind: thread.turns[0]?.text.startsWith('<@BOT>') ? 'shared, called once' : 'shared',
      group,
      said: weighed,
    });
    collector.add({ kind: 'shared, called by another', group, said: [call(opening, 'U9'), ...weighed] });
    collector.add({
      kind: 'shared, called',
      group,
      said: [call(opening, said[0]?.author ?? 'U1'), ...weighed],
    });
    collector.add({
      kind: 'shared, with talk',
      group,
      said: withTalk([call(opening, 'U9'), ...weighed], group, talks),
    });
    return;
  }
  const followUps = said.map(
    (one, at): Said => (at === 0 ? { ...one, forBot: 'called' } : { ...one, weight: one.weight * 4 }),
  );
  collector.add({ kind: 'follow-ups', group, said: followUps });
  if (new Set(said.map(({ author }) => author)).size === 1)
    collector.add({
      kind: 'follow-ups of two',
      group,
      said: followUps.map((one, at) => ({ ...one, author: at % 2 === group % 2 ? 'U2' : 'U1' })),
    });
}

function isCalled(text: string): 'called' | true {
  return text.search(bot) >= 0 ? 'called' : true;
}

/** What the bot can't answer is seldom asked of it; a courtesy is for people. */
function weightOf(intent: string | undefined): number {
  if (intent === 'smalltalk') return 0;
  return intent === 'out_of_scope' ? 0.1 : 1;
}

/** Puts real talk between the turns; the labels that stay valid are those of messages that stand on their own. */
function withTalk(said: readonly Said[], group: number, talks: readonly Talk[]): Said[] {
  const talk = talks[(group * 7) % Math.max(talks.length, 1)];
  if (talk === undefined) return [...said];
  const lines = talk.lines.filter(({ words }) => !/[<`@]/.test(words) && words.length < 160);
  let next = 0;
  return said.flatMap((one, at) => {
    const between = at === 0 ? [] : lines.slice(next, next + 1 + ((group + at) % 2));
    next += between.length;
    return [
      ...between.map((line) => aside(line, substitution, 1)),
      one.forBot === true ? { ...one, weight: standsAlone(one.words) ? one.weight / 2 : 0 } : one,
    ];
  });
}

function standsAlone(words: string): boolean {
  return words.split(/\s+/).length >= 6 && /django|flask|fast ?api|which|framework|we |compare/i.test(words);
}

function addQuestion(collector: Collector, words: string, group: number): void {
  const opening = openings[group % openings.length] ?? '';
  const [one, other] = [group % 2 === 0 ? 'U1' : 'U2', 'U1'];
  collector.add({
    kind: 'question',
    group,
    said: [call(opening, other), { author: one, words, forBot: true, weight: 0.7 }],
  });
}

import { openMemoryStore } from '../src/adapters/memory/store.ts';
import { everyRight } from '../src/core/access/actor.ts';
import { createAssistant } from '../src/core/assistant/assistant.ts';
import type { Encoder } from '../src/core/meaning/encoder.ts';
import { buildTopic } from '../src/core/team-topics/build/build-topic.ts';
import { withTeamTopics } from '../src/core/team-topics/build/with-team-topics.ts';
import { applyCommand } from '../src/core/team-topics/change/apply-command.ts';
import { startTopic } from '../src/core/team-topics/change/start-topic.ts';
import { topicLimits } from '../src/core/team-topics/limits.ts';
import { openTeamTopicStore } from '../src/core/team-topics/shelf/team-topic-store.ts';
import type { TeamTopic } from '../src/core/team-topics/state/team-topic.ts';
import { namesInTopic } from '../src/core/understanding/acts/topics/names-in-topic.ts';
import { vocabularyOf } from '../src/core/understanding/match/vocabulary.ts';
import { topicStemsOf } from '../src/core/understanding/topics/topic-stems.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { writeResults } from './results.ts';
import { machine, median } from './speed/figures.ts';

/** `npm run bench -- own-topics`: what a change to a team's own topic costs, and what a process holds of many. */

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

type Size = { readonly options: number; readonly criteria: number; readonly facts: number };
const most: Size = topicLimits;
const usual: Size = { options: 4, criteria: 6, facts: 20 };

/** Words that no two topics have in the same order. */
function wordsAt(at: number): string {
  const syllables = [
    'ba',
    'co',
    'di',
    'fu',
    'ge',
    'hi',
    'ka',
    'lo',
    'mi',
    'nu',
    'po',
    'ra',
    'se',
    'ti',
    'vu',
    'zo',
  ];
  const word = (value: number): string =>
    [value, value >> 4, value >> 8].map((part) => syllables[part & 15] ?? '').join('');
  return [at * 7, at * 13 + 1, at * 29 + 2].map(word).join(' ');
}

function made(size: Size, seed: number): TeamTopic {
  const criterion = (at: number) => ({
    id: null,
    title: `${wordsAt(seed + at)} of it`,
    aliases: [],
    direction: null,
    weight: 2,
    must: null,
  });
  const started = startTopic(
    {
      name: `Choice ${seed}`,
      noun: { one: 'option', many: 'options' },
      of: null,
      options: Array.from({ length: size.options }, (_, at) => ({
        name: `Opt${seed}x${at}`,
        aliases: [],
        from: null,
      })),
      criteria: Array.from({ length: size.criteria }, (_, at) => criterion(at)),
    },
    { conversation: 't', destination: null, place: null },
    { author: 'ana', at: 1, operation: 'start', message: null },
  );
  if (started.kind === 'refused') throw new Error(started.says);
  let { topic } = started;
  for (let at = 0; at < size.facts; at++) topic = withFact(topic, seed + at);
  return topic;
}

function withFact(topic: TeamTopic, at: number): TeamTopic {
  const option = topic.options[at % topic.options.length]?.id ?? null;
  const criterion = topic.criteria[at % topic.criteria.length]?.id ?? null;
  const words = `${wordsAt(at)} took ${at % 97} days and ${wordsAt(at + 5)} was never ready before noon`;
  const applied = applyCommand(
    topic,
    { do: 'add-fact', fact: { words, option, criterion, leaning: 'neutral', link: null, disputes: null } },
    { author: 'ana', at, operation: `fact ${at} of ${topic.counted}`, message: null },
  );
  if (applied.kind === 'refused') throw new Error(applied.says);
  return applied.topic;
}

/** As long as the vectors of the real one, which takes its time beside the event loop. */
const vector = Float32Array.from({ length: 384 }, () => 1 / Math.sqrt(384));
const encoder: Encoder = {
  checksum: 'bench',
  encode: async (texts) => texts.map(() => vector),
};

/** CPU of this process in ms for each of them, so that other work on the machine counts for nothing. */
function cpuOfEach<T>(all: readonly T[], task: (one: T) => unknown): number {
  const before = process.cpuUsage();
  for (const one of all) task(one);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / all.length;
}

const rounds = 5;
const changesEach = 60;

function changes(knowledge: ReturnType<typeof loadKnowledge>): void {
  vocabularyOf(knowledge);
  const before = made({ ...most, facts: most.facts - changesEach }, 1);
  const states: TeamTopic[] = [];
  for (let at = 0; at < changesEach; at++) states.push(withFact(states.at(-1) ?? before, 10_000 + at));
  const figures = Array.from({ length: rounds }, () => {
    const built: ReturnType<typeof buildTopic>[] = [];
    const build = cpuOfEach(states, (topic) => built.push(buildTopic('team-000000000001', topic, knowledge)));
    const tables = cpuOfEach(built, (topic) => {
      vocabularyOf(withTeamTopics(knowledge, [topic]));
      namesInTopic(topic);
      topicStemsOf(topic);
    });
    return { build, tables };
  });
  const build = median(figures.map((one) => one.build));
  const tables = median(figures.map((one) => one.tables));
  print(
    `A fact added to a topic of ${most.options} options, ${most.criteria} criteria and up to ${most.facts} facts: ${build.toFixed(1)} ms of CPU to build it and ${tables.toFixed(1)} ms for the tables of its words, ${(build + tables).toFixed(1)} ms in all (at most 5 wanted), the median of ${rounds} rounds of ${changesEach} changes.\n`,
  );
}

async function many(knowledge: ReturnType<typeof loadKnowledge>, size: Size, count: number): Promise<void> {
  const store = openMemoryStore(count * 4);
  const topics = openTeamTopicStore(store, () => 1);
  const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 1, encoder });
  const ask = async (workspace: string, words: string): Promise<void> => {
    const asker = { workspace, conversation: 't', author: 'ana', rights: everyRight };
    await assistant.ask({ ...asker, words, audience: 'direct', delivery: words, replyTo: null });
  };
  await ask('first', 'django or flask?');
  for (let at = 0; at < count; at++) await topics.start(`w${at}`, 'team-000000000001', made(size, at * 300));
  globalThis.gc?.();
  const before = process.memoryUsage();
  const waits: number[] = [];
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    await ask(`w${at}`, `what about the fees of opt${at * 300}x1 in winter?`);
    waits.push(performance.now() - began);
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grownBy = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1_000_000;
  print(
    `| ${count.toLocaleString('en')} of ${size.options} options, ${size.criteria} criteria, ${size.facts} facts | ${grownBy.toFixed(0)} | ${(after.rss / 1_000_000).toFixed(0)} | ${median(waits).toFixed(1)} |`,
  );
}

print(`${machine()}\n`);
const knowledge = loadKnowledge([builtInFolder]);
changes(knowledge);
print(
  'Topics of different workspaces in one process, each asked about once; what is kept ready is bounded, and vectors are bytes. MB more of heap and buffers (at most 300 wanted for 1,000), resident in all, and ms for the first question to each:\n',
);
print('| topics | MB more | resident MB | first question ms |');
print('| --- | ---: | ---: | ---: |');
await many(knowledge, usual, 1_000);
await many(knowledge, most, 100);
writeResults('own-topics', lines.join('\n'));

import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measure } from 'mitata';
import { understood } from '../src/adapters/command-line/shell/meanings.ts';
import { openEncoder } from '../src/adapters/encoder/open-encoder.ts';
import { openMemoryStore } from '../src/adapters/memory/store.ts';
import { renderMessages } from '../src/adapters/slack/render/message.ts';
import { everyRight } from '../src/core/access/actor.ts';
import { createAssistant } from '../src/core/assistant/assistant.ts';
import { newConversation } from '../src/core/turn/conversation.ts';
import { takeTurn } from '../src/core/turn/turn.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { newFrame } from '../test/doubles/slack/frame.ts';
import type { Platform } from './apps/app.ts';
import { writeResults } from './results.ts';
import { type Contender, compare, ratio, row } from './speed/closed-loop.ts';
import { machine, quantile, versionsOf } from './speed/figures.ts';
import { distinctQuestion, questionAt, questions } from './speed/questions.ts';
import { openSlackPlatform } from './speed/slack-platform.ts';
import { startApp } from './speed/start-app.ts';

/**
 * `npm run bench -- slack [--rounds N] [--events N]`: a mention in Slack to its posted answer, this bot beside a stock
 * Bolt app and a Chat SDK app that say the words again. Each app is a process of its own beside a Slack of its own. No two
 * mentions are alike, so that the encoder has each to do.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, events: { type: 'string', default: '1000' } },
});
const plan = { rounds: Number(values.rounds), events: Number(values.events), warmUp: 2000, inFlight: 16 };
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

const contestants = [
  ['this bot', 'slack-tradeoff', true],
  ['this bot, by words alone', 'slack-tradeoff', false],
  ['Bolt, stock, echo', 'slack-bolt', false],
  ['Chat SDK, echo', 'slack-chat-sdk', false],
] as const;

print(`${machine()} ${versionsOf('@slack/bolt', 'chat', '@chat-adapter/slack')}.\n`);
print(
  `CPU in µs for each mention, whole process; the median of ${plan.rounds} rounds of ${plan.events}, in turn, ${plan.inFlight} in flight; ratios are medians over the rounds. Time to the answer in ms.\n`,
);
for (const transport of ['http', 'socket'] as const) {
  for (const twice of [false, true]) await section(transport, twice);
}
await ownWork();
await encoderWork();
writeResults('slack', lines.join('\n'));

async function section(transport: Platform['transport'], twice: boolean): Promise<void> {
  const opened = [];
  for (const [name, file, encoder] of contestants) {
    const slack = await openSlackPlatform();
    const app = await startApp(file, { ...slack.platform(transport), encoder });
    opened.push({ name, slack, app });
  }
  try {
    const results = await compare(
      opened.map(({ name, slack, app }): Contender<number> => {
        let said = 0;
        const port = transport === 'http' ? app.port : 0;
        return {
          name,
          app,
          event: async () => (await slack.mention(port, distinctQuestion(said++), twice)).answered,
        };
      }),
      plan,
    );
    const [ours, byWords, bolt, chat] = results;
    if (ours === undefined || byWords === undefined || bolt === undefined || chat === undefined)
      throw new Error('an app is missing');
    print(
      `${transport === 'http' ? 'HTTP' : 'Socket Mode'}, ${twice ? 'the mention and the message beside it, as Slack delivers both to an app that hears follow-ups' : 'the mention alone'}: ${ratio(byWords, bolt).toFixed(2)} of Bolt by words alone (at most ${transport === 'http' ? '1.20' : '1.40'} wanted), ${ratio(byWords, chat).toFixed(2)} of Chat SDK; ${ratio(ours, bolt).toFixed(2)} and ${ratio(ours, chat).toFixed(2)} with the encoder, which takes ${((ours.memory - byWords.memory) / 1e6).toFixed(0)} MB (at most 120 wanted).\n`,
    );
    print('| | CPU µs | to Bolt | to Chat SDK | p50 / p99 ms | resident MB |');
    print('| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const result of results) print(row(result, [bolt, chat]));
    print('');
  } finally {
    for (const { app, slack } of opened) {
      await app.stop();
      await slack.close();
    }
  }
}

/** The turn and the rendering alone, over the same questions. */
async function ownWork(): Promise<void> {
  const knowledge = loadKnowledge([builtInFolder]);
  const frame = newFrame();
  const turn = (index: number): void => {
    const { answer } = takeTurn(
      newConversation('bench'),
      { conversation: 'bench', author: 'a', words: questionAt(index), audience: 'direct' },
      knowledge,
    );
    if (answer !== null) renderMessages(answer, frame);
  };
  let at = 0;
  // As a process is after some minutes: the engine goes on compiling what is used for thousands of turns.
  for (let index = 0; index < 20_000; index++) turn(index);
  const all = await measure(() => turn(at++));
  print('Our own work, turn and rendering, in µs (150 at p50 and 500 at p99 wanted):\n');
  print('| question | p50 | p99 |');
  print('| --- | ---: | ---: |');
  print(`| all in turn | ${(all.p50 / 1e3).toFixed(0)} | ${(all.p99 / 1e3).toFixed(0)} |`);
  for (const [index, words] of questions.entries()) {
    const one = await measure(() => turn(index));
    print(`| ${words} | ${(one.p50 / 1e3).toFixed(0)} | ${(one.p99 / 1e3).toFixed(0)} |`);
  }
}

/** A question's way through the assistant at a steady 50 a second, with the encoder and without. */
async function encoderWork(): Promise<void> {
  const knowledge = loadKnowledge([builtInFolder]);
  const encoder = await openEncoder();
  const withMeanings = await understood(knowledge, encoder, () => {});
  let said = 0;
  const askers = [null, encoder].map((each) => {
    const assistant = createAssistant({
      store: openMemoryStore(),
      knowledge: () => (each === null ? knowledge : withMeanings),
      now: Date.now,
      encoder: each,
    });
    return () =>
      assistant.ask({
        rights: everyRight,
        ...{ workspace: 'w', conversation: String(said), author: 'a', words: distinctQuestion(said++) },
        ...{ audience: 'direct', delivery: null, replyTo: null },
      });
  });
  for (let index = 0; index < 4_000; index++) await askers[index % 2]?.();
  const took = askers.map((): Work[] => []);
  for (let round = 0; round < 6; round++)
    for (const [at, ask] of askers.entries()) took[at]?.push(...(await steadily(ask)));
  print(
    '\nFrom a question to its committed turn at 50 a second, no two alike, store in memory, in ms (3 at p50 and 8 at p99 wanted with the encoder):\n',
  );
  print('| | processor p50 / p99 | elapsed p50 / p99 |');
  print('| --- | ---: | ---: |');
  for (const [at, name] of ['by words alone', 'with the encoder'].entries()) {
    const pair = (of: keyof Work): string => {
      const all = took[at]?.map((one) => one[of]) ?? [];
      return `${quantile(all, 0.5).toFixed(2)} / ${quantile(all, 0.99).toFixed(2)}`;
    };
    print(`| ${name} | ${pair('processor')} | ${pair('elapsed')} |`);
  }
  await encoder.close();
}

/** Milliseconds for one question. */
type Work = { readonly processor: number; readonly elapsed: number };

/** Five seconds of 50 a second, one at a time. */
async function steadily(ask: () => Promise<unknown>): Promise<readonly Work[]> {
  const took: Work[] = [];
  for (let at = 0; at < 250; at++) {
    await pause(20);
    const [sent, before] = [performance.now(), process.cpuUsage()];
    await ask();
    const { user, system } = process.cpuUsage(before);
    took.push({ processor: (user + system) / 1e3, elapsed: performance.now() - sent });
  }
  return took;
}

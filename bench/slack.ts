import { parseArgs } from 'node:util';
import { measure } from 'mitata';
import { renderMessages } from '../src/adapters/slack/render/message.ts';
import { newConversation } from '../src/core/turn/conversation.ts';
import { takeTurn } from '../src/core/turn/turn.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { newFrame } from '../test/doubles/slack/frame.ts';
import type { Platform } from './apps/app.ts';
import { writeResults } from './results.ts';
import { type Contender, compare, ratio, row } from './speed/closed-loop.ts';
import { machine, versionsOf } from './speed/figures.ts';
import { questionAt, questions } from './speed/questions.ts';
import { openSlackPlatform } from './speed/slack-platform.ts';
import { startApp } from './speed/start-app.ts';

/**
 * `npm run bench -- slack [--rounds N] [--events N]`: a mention in Slack to its posted answer, this bot beside a stock
 * Bolt app and a Chat SDK app that say the words again. Each app is a process of its own beside a Slack of its own.
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
  ['this bot', 'slack-tradeoff'],
  ['Bolt, stock, echo', 'slack-bolt'],
  ['Chat SDK, echo', 'slack-chat-sdk'],
] as const;

print(`${machine()} ${versionsOf('@slack/bolt', 'chat', '@chat-adapter/slack')}.\n`);
print(
  `CPU in µs for each mention, whole process; the median of ${plan.rounds} rounds of ${plan.events}, in turn, ${plan.inFlight} in flight; ratios are medians over the rounds. Time to the answer in ms.\n`,
);
for (const transport of ['http', 'socket'] as const) {
  for (const twice of [false, true]) await section(transport, twice);
}
await ownWork();
writeResults('slack', lines.join('\n'));

async function section(transport: Platform['transport'], twice: boolean): Promise<void> {
  const opened = [];
  for (const [name, file] of contestants) {
    const slack = await openSlackPlatform();
    const app = await startApp(file, slack.platform(transport));
    opened.push({ name, slack, app });
  }
  try {
    const results = await compare(
      opened.map(
        ({ name, slack, app }): Contender<number> => ({
          name,
          app,
          event: async (index) =>
            (await slack.mention(transport === 'http' ? app.port : 0, questionAt(index), twice)).answered,
        }),
      ),
      plan,
    );
    const [ours, bolt, chat] = results;
    if (ours === undefined || bolt === undefined || chat === undefined) throw new Error('an app is missing');
    print(
      `${transport === 'http' ? 'HTTP' : 'Socket Mode'}, ${twice ? 'the mention and the message beside it, as Slack delivers both to an app that hears follow-ups' : 'the mention alone'}: ${ratio(ours, bolt).toFixed(2)} of Bolt (at most 0.65 wanted), ${ratio(ours, chat).toFixed(2)} of Chat SDK (at most 0.50 wanted).\n`,
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

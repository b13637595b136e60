import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seeded } from '../crash/rounds.ts';
import { createPeople } from '../doubles/slack/people.ts';
import { fixturesFolder, haveSchemas, whySkipped } from '../doubles/slack/schemas.ts';
import type { Acknowledged, Delivery } from '../doubles/slack/server.ts';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { recordOf, until } from '../doubles/slack/workspace.ts';
import { watchCpu } from './busy.ts';
import { openCheckedStore } from './checked-store.ts';
import { mutated } from './mutate.ts';

/** Nothing may keep the adapter busy for longer, in milliseconds of its own CPU time. */
const hang = 1000;
/** How long an answer may take on a busy machine, in milliseconds. */
const patience = 20_000;
/** Deliveries at once, as Slack sends them to a busy app. */
const together = 20;

const types = ['events_api', 'slash_commands', 'interactive'] as const;

/**
 * Mutates recorded payloads, signs them and sends them to the real adapter: each is handled or refused within a second,
 * and the adapter goes on answering.
 */
export function fuzzSlack(count: number, seed: number): void {
  it.skipIf(!haveSchemas)(
    `handles or refuses ${count} broken payloads of Slack, seed ${seed} (${haveSchemas ? 'from the recorded ones' : whySkipped})`,
    { timeout: 60_000 + count * 60 },
    async () => {
      const random = seeded(seed);
      const tally = new Map<number, number>();
      const damaged: string[] = [];
      const slack = await setUp('http', { store: openCheckedStore(damaged) });
      const recorded = [...fixtures(), ...(await ownDeliveries(slack))];
      const unhandled: unknown[] = [];
      const busy = watchCpu();
      const note = (fault: unknown): void => void unhandled.push(fault);
      process.on('unhandledRejection', note);
      try {
        const port = slack.adapter().port() ?? 0;
        for (let done = 0; done < count; done += together) {
          const batch = Array.from({ length: Math.min(together, count - done) }, (): Delivery => {
            const original = recorded[Math.floor(random() * recorded.length)] ?? {
              type: 'interactive',
              payload: {},
            };
            const another = types[Math.floor(random() * types.length)] ?? 'events_api';
            const type = random() < 0.2 ? another : original.type;
            const payload = mutated(withoutAddresses(original.payload, slack.server.responseUrl()), random);
            return {
              type,
              payload: type === 'slash_commands' ? asForm(recordOf(payload)) : recordOf(payload),
            };
          });
          const answers = await Promise.all(
            batch.map((delivery) => within(delivered(slack, port, delivery), delivery)),
          );
          for (const { status } of answers) tally.set(status, (tally.get(status) ?? 0) + 1);
          const what = `deliveries from ${done}: ${JSON.stringify(batch).slice(0, 20_000)}`;
          expect(busy.longest(), what).toBeLessThan(hang);
          // The double remembers every call.
          slack.server.workspace.calls.length = 0;
        }
        expect(unhandled).toEqual([]);
        expect(damaged).toEqual([]);
        // Bolt refuses payloads of unknown kind; what it recognizes is handled.
        expect([...tally.keys()].sort()).toEqual([200, 500]);
        expect(tally.get(200)).toBeGreaterThan(count / 2);
        expect(Object.prototype).not.toHaveProperty('polluted');
        await until('nothing waits', () => slack.adapter().waiting() === 0);
        const [channel = ''] = slack.server.workspace.channels.keys();
        await slack.people.say(channel, 'U777', `<@${slack.server.workspace.bot}> django or flask?`);
        await until('the sound question is answered', () =>
          slack.server.workspace.posts.some(({ text }) => String(text).includes('Django')),
        );
        expect(slack.server.workspace.complaints).toEqual([]);
      } finally {
        busy.end();
        process.off('unhandledRejection', note);
        await slack.close();
      }
    },
  );
}

/** Recorded payloads. */
function fixtures(): Delivery[] {
  return readdirSync(fixturesFolder)
    .filter((name) => name.endsWith('.json') && name !== 'INDEX.json')
    .map((name) => recordOf(JSON.parse(readFileSync(join(fixturesFolder, name), 'utf8'))))
    .map((body) => recordOf(body.payload ?? body))
    .map((payload) => ({ type: typeOf(payload), payload }));
}

function typeOf(payload: Record<string, unknown>): Delivery['type'] {
  if (payload.command !== undefined) return 'slash_commands';
  return payload.event === undefined ? 'interactive' : 'events_api';
}

/** What Slack sends when people use this app: commands, presses, forms. */
async function ownDeliveries(slack: Setup): Promise<Delivery[]> {
  const { server } = slack;
  const { posts, views } = server.workspace;
  const deliveries: Delivery[] = [];
  const port = slack.adapter().port() ?? 0;
  const people = createPeople(server, (delivery) => {
    deliveries.push(delivery);
    return server.overHttp(port, delivery);
  });
  const thread = await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await people.say('C0OPEN', 'U2', 'and databases?', { thread });
  await people.say('D0U1', 'U1', 'help');
  await people.command('C0OPEN', 'U1', 'weigh together with <@U2|ben> and me until 2999-01-01');
  await people.command('C0OPEN', 'U1', 'compare django and flask privately');
  await until('all is posted', () => slack.waiting() === 0 && posts.length === 4);
  const weighing = posts.find(({ text }) => text.includes('Weigh this together'));
  if (weighing === undefined) throw new Error('no weighing');
  for (const label of [
    'Good answer',
    "Something's wrong with it",
    'Set my weights',
    'How does it look?',
    'Mute this thread',
  ])
    await people.press(weighing, 'U2', label);
  await people.press(weighing, 'U2', 'Settings of this channel');
  await until('the forms', () => views.length === 3);
  for (const shown of [...views]) {
    const [, field] =
      /"block_id":"([^"]+)".*?"text":"Does not matter"/.exec(JSON.stringify(shown.view)) ?? [];
    const note = await people.submit(shown, 'U2', field === undefined ? {} : { [field]: '5' });
    if (note === undefined || field === undefined) continue;
    await people.pressIn(note, 'U2', 'Change mine');
    await people.pressIn(note, 'U2', 'Share mine');
  }
  for (const callback_id of ['weigh', 'decide'])
    await people.interact({
      type: 'message_action',
      callback_id,
      action_ts: '7.1',
      user: { id: 'U1' },
      trigger_id: '1.2.x',
      response_url: server.responseUrl(),
      channel: { id: 'C0OPEN', name: 'general' },
      message: { type: 'message', ts: '1790000100.000001', text: 'flask or fastapi?' },
    });
  const asked = { user: 'U1', ts: thread, text: '<@U0BOT> django or flask?' };
  await people.edit('C0OPEN', asked, '<@U0BOT> django or fastapi?');
  await people.delete('C0OPEN', asked, true);
  await people.delete('C0OPEN', { user: 'U2', ts: '1790000100.000002', text: 'and databases?', thread });
  return deliveries;
}

/** With the double's addresses, so that nothing else is called. */
function withoutAddresses(payload: Record<string, unknown>, responseUrl: string): Record<string, unknown> {
  return recordOf(
    JSON.parse(JSON.stringify(payload).replaceAll(/https:\/\/hooks\.slack[^"]*/g, responseUrl)),
  );
}

/** As the fields of a form, which are strings. */
function asForm(payload: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(payload).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(fields);
}

/** Delivers again, like Slack, if a kept connection was closed just when it was used. */
async function delivered({ server }: Setup, port: number, delivery: Delivery): Promise<Acknowledged> {
  return server.overHttp(port, delivery).catch(() => server.overHttp(port, delivery));
}

async function within<T>(answer: Promise<T>, delivery: Delivery): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer: ${JSON.stringify(delivery).slice(0, 1500)}`)),
      patience,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixturesFolder, haveSchemas, whySkipped } from '../doubles/slack/schemas.ts';
import type { Delivery } from '../doubles/slack/server.ts';
import { type Setup, setUp } from '../doubles/slack/setup.ts';
import { recordOf, until } from '../doubles/slack/workspace.ts';

/** Payloads from the tests of Slack's own SDK. Each has to end in an answer, silence or a refusal. */
const files = haveSchemas
  ? readdirSync(fixturesFolder).filter((name) => name.endsWith('.json') && name !== 'INDEX.json')
  : [];

/** How a recorded payload is delivered; undefined for what isn't a delivery. */
function deliveryOf(name: string, body: Record<string, unknown>): Delivery | undefined {
  if (name.startsWith('envelope_hello')) return undefined;
  if (name.startsWith('envelope_events')) return { type: 'events_api', payload: recordOf(body.payload) };
  if (name.startsWith('envelope_slash')) return { type: 'slash_commands', payload: recordOf(body.payload) };
  if (name.startsWith('envelope_interactive'))
    return { type: 'interactive', payload: recordOf(body.payload) };
  if (name.startsWith('slash_command')) return { type: 'slash_commands', payload: body };
  if (name.startsWith('interactive')) return { type: 'interactive', payload: body };
  return { type: 'events_api', payload: body };
}

/** A form without a name, and a step of Slack's retired workflows. */
const refused = new Set(['interactive_view_submission_07.json', 'interactive_view_submission_08.json']);

/** What has to come of it: words are answered, everything else is ignored. */
function expected(name: string, body: Record<string, unknown>): 'answer' | 'silence' {
  if (/slash_command/.test(name)) return 'answer';
  const event = recordOf(recordOf(body.payload).event ?? body.event);
  return event.type === 'app_mention' && event.bot_id === undefined ? 'answer' : 'silence';
}

it.skipIf(haveSchemas)(`replays Slack's payloads (${whySkipped})`, () => {});

describe.runIf(haveSchemas).each(['socket', 'http'] as const)('a recorded payload over %s', (transport) => {
  let slack: Setup;
  const unhandled: unknown[] = [];
  const note = (fault: unknown): void => void unhandled.push(fault);
  beforeAll(async () => {
    process.on('unhandledRejection', note);
    slack = await setUp(transport);
  });
  afterEach(() => {
    expect(unhandled).toEqual([]);
    expect(slack.server.workspace.complaints).toEqual([]);
  });
  afterAll(async () => {
    await slack.close();
    process.off('unhandledRejection', note);
  });

  it.each(files)('%s', async (name) => {
    const { workspace } = slack.server;
    const body = recordOf(JSON.parse(readFileSync(join(fixturesFolder, name), 'utf8')));
    const recorded = deliveryOf(name, body);
    if (recorded === undefined) return;
    const event = recordOf(recorded.payload.event);
    const delivery: Delivery = {
      ...recorded,
      payload: 'event' in recorded.payload ? { ...recorded.payload, event } : recorded.payload,
    };
    const channel = String(event.channel ?? delivery.payload.channel_id ?? 'C111');
    if (!workspace.channels.has(channel))
      workspace.channels.set(channel, { id: channel, private: false, bot: true, people: new Set() });
    // Whoever writes in a channel is in it.
    workspace.channels.get(channel)?.people.add(String(event.user));
    // A recording under several names would be one delivery; each gets an id of its own.
    if (event.ts !== undefined) event.ts = workspace.ts();
    if (delivery.payload.trigger_id !== undefined) delivery.payload.trigger_id = `fixture.${name}`;
    if (String(delivery.payload.response_url ?? '').startsWith('https://hooks'))
      delivery.payload.response_url = slack.server.responseUrl();
    const [posts, ephemerals] = [workspace.posts.length, workspace.ephemerals.length];
    // Without a kind it reaches no listener: Bolt refuses it over HTTP.
    if (refused.has(name)) {
      if (transport === 'http')
        expect(
          (await slack.server.overHttp(slack.adapter().port() ?? 0, delivery)).status,
        ).toBeGreaterThanOrEqual(400);
      return;
    }
    const acknowledged = await (transport === 'socket'
      ? slack.server.overSocket(delivery)
      : slack.server.overHttp(slack.adapter().port() ?? 0, delivery));
    expect(acknowledged.status).toBe(200);
    await until('nothing waits', () => slack.adapter().waiting() === 0);
    const answers = workspace.posts.length - posts + (workspace.ephemerals.length - ephemerals);
    if (expected(name, body) === 'answer') expect(answers).toBeGreaterThan(0);
    else expect(answers).toBe(0);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginRequest } from '../../doubles/slack/raw-request.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

/** A rejection that nothing handles ends the process; here it fails the run. */
let slack: Setup;
beforeAll(async () => {
  slack = await setUp('http');
});
afterAll(() => slack.close());

const padding = ' '.repeat(400);
const kinds = ['events_api', 'slash_commands'] as const;
async function statusOf(body: string, type: (typeof kinds)[number]): Promise<number> {
  const { status } = await slack.server.overHttp(
    slack.adapter().port() ?? 0,
    { type, payload: {} },
    { body },
  );
  return status;
}

it.each([
  'null',
  `${padding}null${padding}`,
  `payload=null&x=${padding}`,
  `payload=${encodeURIComponent(padding)}null&ssl_check=0`,
  'payload=null&payload=null',
  'payload=',
  'payload=%00',
  '',
  '[]',
  '[null]',
  '"text"',
  '1',
  'true',
  '{}',
  '{"type":null}',
  '{"type":"event_callback","event":null}',
  '{"type":"event_callback","event":[]}',
  '{"type":"event_callback","event":{"type":null}}',
  '{"type":"event_callback","authorizations":null,"event":{"type":"message"}}',
  '{"type":"event_callback","authorizations":[null],"event":{"type":"message"}}',
  '{"type":"url_verification"}',
  '{"command":null}',
  '{"actions":null,"type":"block_actions"}',
  '{"actions":[null],"type":"block_actions"}',
  '{"type":"view_submission","view":null}',
  '{"type":"shortcut"}',
  '{"type":"app_rate_limited"}',
  '{"__proto__":null,"type":"event_callback","event":{"__proto__":null}}',
  'command=%2Ftradeoff',
  `${'['.repeat(50_000)}`,
  `{"type":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
])('a signed body of %.60s gets an answer, as JSON and as a form', async (body) => {
  for (const kind of kinds) expect(await statusOf(body, kind)).toBeGreaterThanOrEqual(200);
  for (const kind of kinds)
    expect(await statusOf(`payload=${encodeURIComponent(body)}`, kind)).toBeGreaterThanOrEqual(200);
});

it.each(['POST //', 'POST http://[', 'GET //', 'GET http://[', 'POST *', 'PUT /slack/events', 'GET /%'])(
  'a request for %s gets an answer',
  async (begun) => {
    const { heard, socket } = await beginRequest(
      slack.adapter().port() ?? 0,
      ['content-length: 0'],
      `${begun} HTTP/1.1`,
    );
    await until('an answer', () => heard().startsWith('HTTP/1.1 '));
    socket.destroy();
  },
);

it('a delivery over the socket that is no object is acknowledged', async () => {
  const socket = await setUp('socket');
  for (const payload of [null, [], [null], 'text', 1, true])
    await socket.server.overSocket({ type: 'interactive', payload });
  await socket.close();
});

const fields = fc.constantFrom('type', 'event', 'payload', 'command', 'actions', 'view', 'user', 'team_id');
const values = fc.oneof(
  fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'url_verification', 'message_action'),
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.dictionary(fields, fc.jsonValue()),
);

it('any other signed body gets an answer too, and the adapter goes on', async () => {
  const bodies = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.dictionary(fields, values).map((value) => JSON.stringify(value)),
    fc.dictionary(fields, values).map((value) => `payload=${encodeURIComponent(JSON.stringify(value))}`),
  );
  await fc.assert(
    fc.asyncProperty(bodies, fc.constantFrom(...kinds), async (body, kind) => {
      expect(await statusOf(body, kind)).toBeGreaterThanOrEqual(200);
    }),
    { numRuns: 300 },
  );
  await slack.people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await until('the answer', () => slack.server.workspace.posts.length === 1);
}, 30_000);

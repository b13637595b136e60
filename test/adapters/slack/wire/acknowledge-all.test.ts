import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Setup, setUp } from '../../../doubles/slack/setup.ts';

let slack: Setup;
beforeEach(async () => {
  slack = await setUp('http');
});
afterEach(async () => {
  await slack.close();
});

// Well before Bolt gives up on a delivery, after three seconds.
const soon = 1500;

it.each([
  ['without a type', {}],
  ['of an unknown type', { type: 'workflow_step_edit', team: { id: 'T0TEAM' } }],
  ['without a view', { type: 'view_submission', team: { id: 'T0TEAM' } }],
  ['without a callback id', { type: 'shortcut', team: { id: 'T0TEAM' }, user: { id: 'U1' } }],
  ['without actions', { type: 'block_actions', team: { id: 'T0TEAM' }, actions: [] }],
])('answers at once what comes %s', async (_, payload) => {
  const port = slack.adapter().port() ?? 0;
  const { ms, status } = await slack.server.overHttp(port, { type: 'interactive', payload });
  expect(ms).toBeLessThan(soon);
  expect([200, 401, 500]).toContain(status);
});

it.each([
  '',
  'null',
  '[]',
  '"text"',
  '7',
  '{',
  'payload=',
  'payload=null',
  'payload=%7B',
  'payload=7',
  '\u0000',
  '[[[[',
])('answers at once to a body that is no payload: %j', async (body) => {
  const unhandled: unknown[] = [];
  const hear = (fault: unknown): void => void unhandled.push(fault);
  process.on('unhandledRejection', hear);
  const port = slack.adapter().port() ?? 0;
  for (const type of ['events_api', 'interactive'] as const) {
    const { ms } = await slack.server.overHttp(port, { type, payload: {} }, { body });
    expect(ms).toBeLessThan(soon);
  }
  process.off('unhandledRejection', hear);
  expect(unhandled).toEqual([]);
});

it('acknowledges over a socket what no listener takes', async () => {
  const other = await setUp('socket');
  const { status } = await other.server.overSocket({
    type: 'interactive',
    payload: { type: 'workflow_step_edit', team: { id: 'T0TEAM' } },
  });
  expect(status).toBe(200);
  await other.close();
});

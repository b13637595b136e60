import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentKinds } from '../../../src/core/store/documents.ts';
import { type Setup, setUp } from '../../doubles/slack/setup.ts';
import { until } from '../../doubles/slack/workspace.ts';

let slack: Setup;
beforeEach(async () => {
  slack = await setUp('socket');
});
afterEach(() => slack.close());

/** All that the store holds, as JSON. */
async function stored(): Promise<string> {
  const documents: unknown[] = [];
  for (const workspace of await slack.store.workspaces())
    for (const kind of ['conversation', 'decision', 'weighing'] as const)
      for await (const document of slack.store.list(workspace, kind)) documents.push(document);
  return JSON.stringify(documents);
}

describe('a response_url', () => {
  it('is in no document once its command is answered, not even in the record that the command made', async () => {
    expect(Object.keys(documentKinds)).toEqual(
      expect.arrayContaining(['conversation', 'decision', 'weighing']),
    );
    await slack.people.command('C0OPEN', 'U1', 'save as decision: django');
    await slack.people.command('C0OPEN', 'U1', 'weigh together django or flask');
    await until('the answers', () => slack.server.workspace.posts.length >= 2 && slack.waiting() === 0);
    const all = await stored();
    expect(all).toContain('"decision"');
    expect(all).toContain('"responseUrl":null');
    expect(all).not.toMatch(/"responseUrl":"/);
    expect(all).not.toContain('/response/');
  });
});

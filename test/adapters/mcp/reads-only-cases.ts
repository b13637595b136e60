import type { Client } from '@modelcontextprotocol/client';
import { afterEach, expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { decisionOf } from '../../contract/documents.ts';
import type { RunOptions } from '../../run-program.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { connectProgram } from './connect-program.ts';

/** Who only reads through the server changes nothing, with the encoder or without. */
export function onlyRead(env: NonNullable<RunOptions['env']>): void {
  let client: Client | undefined;
  afterEach(async () => {
    await client?.close();
    client = undefined;
  });

  it('an assistant can read the open decisions of its workspace and change none, whatever it says', async () => {
    const folder = await temporaryFolder();
    const key = { workspace: 'terminal', kind: 'decision', id: 'd-000001' } as const;
    const closed = { ...key, id: 'd-000002' };
    const before = decisionOf('Django for the shop');
    const store = await openLowdbStore(folder);
    await store.save(key, before, { basedOn: 0, due: null });
    await store.save(
      closed,
      { ...decisionOf('Hidden away'), place: { id: 'G', closed: true } },
      { basedOn: 0, due: null },
    );
    await store.close();

    client = await connectProgram(['--data', folder], env);
    const ask = async (question: string): Promise<string> =>
      JSON.stringify((await client?.callTool({ name: 'ask', arguments: { question } }))?.structuredContent);
    expect(await ask('show d-000001')).toContain('Django for the shop');
    for (const words of ['show our decisions', 'show d-000002', 'why did we choose django?'])
      expect(await ask(words)).not.toContain('Hidden');
    for (const words of [
      'deprecate d-000001 because x',
      'supersede d-000001 with flask',
      'revisit d-000001 on 2027-06-01',
      'save as decision: we use flask',
      'vote for d-000001',
      'set title of d-000001 to x',
    ])
      expect(await ask(words)).toContain('You can only read decisions through here');
    await client.close();
    client = undefined;

    const after = await openLowdbStore(folder);
    expect((await after.load(key))?.value).toEqual(before);
    const ids: string[] = [];
    for await (const { key: found } of after.list('terminal', 'decision')) ids.push(found.id);
    expect(ids).toEqual(['d-000001', 'd-000002']);
    await after.close();
  });
}

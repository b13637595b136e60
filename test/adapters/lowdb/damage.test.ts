import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrokenFile, type Envelope, seal, unseal } from '../../../src/adapters/lowdb/envelope.ts';
import { fileOf, foldersIn, locationOf } from '../../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { DamagedDocument, type Key } from '../../../src/core/store/store.ts';
import { conversationOf, decisionOf } from '../../contract/documents.ts';
import { nextFormats } from '../../contract/next-formats.ts';
import { tries } from '../../sample.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const thread = { workspace: 'w', kind: 'conversation', id: 't' } as const;
const other = { workspace: 'w', kind: 'conversation', id: 'other' } as const;
const decision = { workspace: 'w', kind: 'decision', id: 'd' } as const;
const never = { basedOn: 0, due: null };

const pathOf = (folder: string, key: Key): string => fileOf(foldersIn(folder), locationOf(key));

async function withDocuments(): Promise<string> {
  const folder = await temporaryFolder();
  const store = await openLowdbStore(folder);
  await store.save(
    thread,
    { ...conversationOf('t', 4), destination: { platform: 'slack', address: { note: 'größer ☂' } } },
    { basedOn: 0, due: 7, expires: 8 },
  );
  await store.save(other, conversationOf('other'), never);
  await store.save(decision, decisionOf('d'), never);
  await store.close();
  return folder;
}

describe('a document file', () => {
  const envelope: Envelope = {
    format: 1,
    workspace: 'w',
    kind: 'conversation',
    id: 't',
    version: 3,
    due: null,
    expires: 9,
    text: JSON.stringify({ ...conversationOf('t'), address: 'größer ☂ \u{1f600}' }),
  };
  const bytes = seal(envelope);

  it('unseals what was sealed', () => {
    expect(unseal(bytes)).toEqual(envelope);
  });

  it('is rejected after any of its bits was flipped', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        expect(() => unseal(flipped), `byte ${at}, bit ${bit}`).toThrow(BrokenFile);
      }
    }
  });

  it('is rejected after it was cut at any length', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => unseal(bytes.subarray(0, length)), `${length} bytes`).toThrow(BrokenFile);
  });

  it('is rejected with any part overwritten', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 600 }), (at, junk) => {
        const damaged = Buffer.from(bytes);
        damaged.set(junk.subarray(0, bytes.length - at), at);
        if (damaged.equals(bytes)) return;
        expect(() => unseal(damaged)).toThrow(BrokenFile);
      }),
      { numRuns: tries(5, 500) },
    );
  });
});

describe('a damaged document', () => {
  it('of a thread is reported and set aside, at random places, and no other thread is affected', async () => {
    const folder = await withDocuments();
    const lines: string[] = [];
    const store = await openLowdbStore(folder, { log: (line) => lines.push(line), cacheSize: 600 });
    const whole = await readFile(pathOf(folder, thread));
    let times = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), fc.boolean(), async (at, bit, cut) => {
        const damaged = Buffer.from(whole);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << bit), at);
        await store.load(other); // pushes the thread out of the cache
        await writeFile(pathOf(folder, thread), cut ? whole.subarray(0, at) : damaged);
        await expect(store.load(thread)).rejects.toThrow(DamagedDocument);
        expect(await store.load(thread)).toBeUndefined();
        times++;
      }),
      { numRuns: tries(5, 500) },
    );
    expect(await readdir(foldersIn(folder).damaged)).toHaveLength(times);
    expect(lines).toHaveLength(times);
    expect(lines[0]).toContain(pathOf(folder, thread));
    expect((await store.load(other))?.value).toEqual(conversationOf('other'));
    await store.close();
  });

  it('in the place of another one is rejected', async () => {
    const folder = await withDocuments();
    const store = await openLowdbStore(folder, { log: () => undefined });
    await writeFile(pathOf(folder, thread), await readFile(pathOf(folder, other)));
    await expect(store.load(thread)).rejects.toThrow(DamagedDocument);
    await store.close();
  });

  it('of a decision is left where it is, named with the fix, and read again once it was repaired by hand', async () => {
    const folder = await withDocuments();
    const file = pathOf(folder, decision);
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.replace('django', 'Django'));
    const damaged = await openLowdbStore(folder, { log: () => undefined });
    await expect(damaged.load(decision)).rejects.toThrow(DamagedDocument);
    expect(await damaged.damaged()).toEqual([expect.stringMatching(/is damaged.*repair it by hand/)]);
    await damaged.close();
    expect(await readFile(file, 'utf8')).toBe(whole.replace('django', 'Django'));
    await writeFile(file, whole.slice(whole.indexOf('"document":') + '"document":'.length, -2));
    const store = await openLowdbStore(folder);
    expect((await store.load(decision))?.value).toEqual(decisionOf('d'));
    await store.close();
  });
});

describe('a document of another format', () => {
  it('that is older is migrated, after a backup', async () => {
    const folder = await withDocuments();
    const before = await readFile(pathOf(folder, thread));
    const store = await openLowdbStore(folder, { formats: nextFormats });
    expect(await store.load(thread)).toMatchObject({
      value: { conversation: { turns: 5 } },
      due: 7,
      expires: 8,
    });
    await store.close();
    const again = await openLowdbStore(folder, { formats: nextFormats });
    expect((await again.load(thread))?.value.conversation.turns).toBe(5);
    const [backup] = await readdir(foldersIn(folder).backups);
    expect(await readFile(join(foldersIn(folder).backups, backup ?? ''))).toEqual(before);
    await again.close();
  });

  it('that is newer is refused at the start, or when it is read, and left unchanged', async () => {
    const folder = await temporaryFolder();
    const newer = await openLowdbStore(folder, { formats: nextFormats });
    await newer.save(other, conversationOf('other'), never);
    await newer.close();
    const before = await readFile(pathOf(folder, other));
    await expect(openLowdbStore(folder)).rejects.toThrow('start the newer program');
    await rm(join(folder, 'formats.json'));
    const store = await openLowdbStore(folder);
    await expect(store.load(other)).rejects.toThrow('start the newer program');
    expect(await readFile(pathOf(folder, other))).toEqual(before);
    await store.close();
  });
});

it('removes what a killed process left of a replacement within 256 hourly sweeps', async () => {
  const folder = await withDocuments();
  const left = `${pathOf(folder, thread)}.123456`;
  await writeFile(left, 'half');
  const store = await openLowdbStore(folder);
  expect((await store.load(thread))?.value.conversation.turns).toBe(4);
  for (let hour = 0; hour < 256; hour++) await store.expire(hour * 3_600_000);
  await expect(readFile(left)).rejects.toThrow('ENOENT');
  expect((await store.load(thread))?.value.conversation.turns).toBe(4);
  await store.close();
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRight } from '../../src/core/access/actor.ts';
import { createAssistant } from '../../src/core/assistant/assistant.ts';
import { byCodePoints, type Key, type Store } from '../../src/core/store/store.ts';
import { builtIn } from '../core/built-in.ts';
import { conversationOf, decisionOf, workspaceOf } from './documents.ts';
import { describeRecordIndex } from './record-index-contract.ts';

export type StoreUnderTest = {
  /** Opens an empty store. */
  open(): Promise<Store>;
  /** How many concurrent turns to take, on a twentieth as many threads. */
  readonly turns: number;
};

let named = 0;

/** The contract of every store. */
export function describeStore(name: string, { open, turns }: StoreUnderTest): void {
  describe(`the ${name} store`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    /** A workspace that no other test uses. */
    const fresh = (): string => `w${++named}`;
    const thread = (workspace: string, id = 't1'): Key<'conversation'> => ({
      workspace,
      kind: 'conversation',
      id,
    });
    const never = { basedOn: 0, due: null };

    it('loads what was saved, of every kind', async () => {
      const workspace = fresh();
      const decision = { workspace, kind: 'decision', id: 'd' } as const;
      const team = { workspace, kind: 'workspace', id: 'team' } as const;
      const version = await store.save(thread(workspace), conversationOf('t1', 3), {
        basedOn: 0,
        due: 5,
        expires: 9,
      });
      await store.save(decision, decisionOf('Framework'), never);
      await store.save(team, workspaceOf(), never);
      expect(await store.load(thread(workspace))).toEqual({
        key: thread(workspace),
        value: conversationOf('t1', 3),
        version,
        due: 5,
        expires: 9,
      });
      expect((await store.load(decision))?.value).toEqual(decisionOf('Framework'));
      expect((await store.load(team))?.value).toEqual(workspaceOf());
    });

    it('loads undefined if nothing was saved', async () => {
      expect(await store.load(thread(fresh()))).toBeUndefined();
    });

    it('stores any text, under any id', async () => {
      const part = fc
        .string({ unit: 'binary', minLength: 1, maxLength: 40 })
        .filter((text) => !text.includes('\u0000') && text.isWellFormed());
      // The only key that the schemas drop. No adapter has a reason to write it.
      const anyWords = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text !== '__proto__');
      const workspace = fresh();
      await fc.assert(
        fc.asyncProperty(part, anyWords, fc.integer({ min: 0 }), async (id, words, touched) => {
          const destination = { platform: 'slack', address: { words, deep: [{ [words]: null }] } };
          const value = { ...conversationOf(id), destination, touched };
          const before = await store.load(thread(workspace, id));
          await store.save(thread(workspace, id), value, { basedOn: before?.version ?? 0, due: null });
          expect((await store.load(thread(workspace, id)))?.value).toEqual(value);
        }),
        { numRuns: 50 },
      );
    });

    it('refuses a key that not every store could hold', async () => {
      for (const id of ['', 'a\u0000b', '\ud800', 'x'.repeat(501)]) {
        await expect(store.save(thread(fresh(), id), conversationOf(id), never)).rejects.toThrow(RangeError);
      }
    });

    it('is not affected by changes to a value after it was saved or loaded', async () => {
      const key = thread(fresh());
      const value = conversationOf('t1');
      await store.save(key, value, never);
      tryToChange(() => value.deliveries.push({ id: 'after', answer: null }));
      const first = await store.load(key);
      tryToChange(() => first?.value.deliveries.push({ id: 'later', answer: null }));
      expect((await store.load(key))?.value.deliveries).toEqual([]);
    });

    it('keeps workspaces apart', async () => {
      const [a, b] = [fresh(), fresh()];
      await store.save(thread(a), conversationOf('t1', 1), never);
      await store.save(thread(b), conversationOf('t1', 2), never);
      await store.remove(thread(a));
      expect(await store.load(thread(a))).toBeUndefined();
      expect((await store.load(thread(b)))?.value.conversation.turns).toBe(2);
      expect(await idsOf(store, a)).toEqual([]);
      expect(await idsOf(store, b)).toEqual(['t1']);
      expect(await store.workspaces()).toContain(b);
      expect(await store.workspaces()).not.toContain(a);
    });

    it('reports a conflict for a save that is based on another version', async () => {
      const key = thread(fresh());
      const first = await store.save(key, conversationOf('t1', 1), never);
      expect(await store.save(key, conversationOf('t1', 9), never)).toBe('conflict');
      if (first === 'conflict') throw new Error('the first save was a conflict');
      const second = await store.save(key, conversationOf('t1', 2), { basedOn: first, due: null });
      expect(await store.save(key, conversationOf('t1', 9), { basedOn: first, due: null })).toBe('conflict');
      expect(await store.load(key)).toMatchObject({ version: second, value: { conversation: { turns: 2 } } });
    });

    it('tells a document that was removed and created again from the old one', async () => {
      const key = thread(fresh());
      const first = await store.save(key, conversationOf('t1', 1), never);
      await store.remove(key);
      await store.save(key, conversationOf('t1', 2), never);
      if (first === 'conflict') throw new Error('the first save was a conflict');
      expect(await store.save(key, conversationOf('t1', 3), { basedOn: first, due: null })).toBe('conflict');
      await store.remove(key);
      expect(await store.save(key, conversationOf('t1', 3), { basedOn: first, due: null })).toBe('conflict');
    });

    it('accepts one of many saves of the same version', async () => {
      const key = thread(fresh());
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, turns) => store.save(key, conversationOf('t1', turns), never)),
      );
      expect(results.filter((result) => result !== 'conflict')).toHaveLength(1);
      expect((await store.load(key))?.value.conversation.turns).toBe(
        results.findIndex((result) => result !== 'conflict'),
      );
    });

    it('lists a kind in order of id by code points', async () => {
      const workspace = fresh();
      const ids = ['b', 'a', 'é', 'Z', '\u{1f600}', '\uffee', 'a b', '10', '9', 'B'];
      for (const id of ids) await store.save({ workspace, kind: 'decision', id }, decisionOf(id), never);
      await store.save(thread(workspace), conversationOf('t1'), never);
      const listed = [];
      for await (const { key, value } of store.list(workspace, 'decision'))
        listed.push([key.id, value.content.title]);
      expect(listed).toEqual([...ids].sort(byCodePoints).map((id) => [id, id]));
      expect(listed.map(([id]) => id)).toEqual([
        '10',
        '9',
        'B',
        'Z',
        'a',
        'a b',
        'b',
        'é',
        '\uffee',
        '\u{1f600}',
      ]);
    });

    it('lists what is due, the longest due first', async () => {
      const workspace = fresh();
      for (const [id, due] of [
        ['late', 30],
        ['early', -1e15],
        ['soon', -1e14],
        ['never', null],
      ] as const) {
        await store.save(thread(workspace, id), conversationOf(id), { basedOn: 0, due });
      }
      const mine = (await store.due('conversation', 20, 1_000))
        .filter((key) => key.workspace === workspace)
        .map(({ id }) => id);
      expect(mine).toEqual(['early', 'soon']);
      expect(await store.due('conversation', 20, 1)).toEqual([thread(workspace, 'early')]);
      const early = await store.load(thread(workspace, 'early'));
      await store.save(thread(workspace, 'early'), conversationOf('early'), {
        basedOn: early?.version ?? 0,
        due: null,
      });
      expect(
        (await store.due('conversation', 20, 1_000))
          .filter((key) => key.workspace === workspace)
          .map(({ id }) => id),
      ).toEqual(['soon']);
      expect(await store.due('decision', 20, 10)).toEqual([]);
      await store.removeWorkspace(workspace);
      expect(
        (await store.due('conversation', 99, 1_000)).filter((key) => key.workspace === workspace),
      ).toEqual([]);
    });

    it('lists what is due in workspaces with a prefix, however much is due longer in others', async () => {
      const name = fresh();
      for (let number = 0; number < 150; number++) {
        const key = thread(`discord:${name}`, `t${number}`);
        await store.save(key, conversationOf(key.id), { basedOn: 0, due: -1e12 + number });
      }
      const slack = thread(`slack:${name}`);
      await store.save(slack, conversationOf(slack.id), { basedOn: 0, due: 1 });
      expect(await store.due('conversation', 20, 100, `slack:${name}`)).toEqual([slack]);
      expect(await store.due('conversation', 20, 100, `discord:${name}`)).toHaveLength(100);
      expect(await store.due('conversation', 20, 100, `_lack:${name}`)).toEqual([]);
      for (const workspace of [`discord:${name}`, `slack:${name}`]) await store.removeWorkspace(workspace);
    });

    it('lets a platform find its unposted reply behind 150 of another platform', async () => {
      const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 1_000 });
      const name = fresh();
      const reply = (platform: string) => ({
        answer: 'a',
        platform,
        address: null,
        content: null,
        at: 0,
        tries: 0,
        replaces: null,
        editable: false,
      });
      for (let number = 0; number < 150; number++) {
        const key = thread(`discord:${name}`, `t${number}`);
        const value = { ...conversationOf(key.id), outbox: [reply('discord')] };
        await store.save(key, value, { basedOn: 0, due: -1e12 });
      }
      const slack = thread(`slack:${name}`);
      const value = { ...conversationOf(slack.id), outbox: [reply('slack')] };
      await store.save(slack, value, { basedOn: 0, due: 1 });
      const taken = await assistant.outbox.takeOver('slack', 1_000, 100);
      expect(taken.map(({ key }) => key)).toContainEqual(slack);
      for (const workspace of [`discord:${name}`, `slack:${name}`]) await store.removeWorkspace(workspace);
    });

    it('removes expired threads, but none that is due or never expires', async () => {
      const workspace = fresh();
      await store.save(thread(workspace, 'old'), conversationOf('old'), {
        basedOn: 0,
        due: null,
        expires: 100,
      });
      await store.save(thread(workspace, 'due'), conversationOf('due'), {
        basedOn: 0,
        due: 50,
        expires: 100,
      });
      await store.save(thread(workspace, 'young'), conversationOf('young'), {
        basedOn: 0,
        due: null,
        expires: 101,
      });
      await store.save({ workspace, kind: 'decision', id: 'd' }, decisionOf('d'), never);
      await store.expire(100);
      expect(await idsOf(store, workspace)).toEqual(['due', 'young']);
      expect(
        (await store.load({ workspace, kind: 'decision', id: 'd' }))?.value.destination?.address,
      ).toEqual({
        channel: 'C1',
        thread: '1.2',
      });
    });

    describeRecordIndex(() => store, fresh);

    it('removes a whole workspace, and nothing of another one', async () => {
      const [gone, stays] = [fresh(), fresh()];
      for (const workspace of [gone, stays]) {
        await store.save(thread(workspace), conversationOf('t1'), { basedOn: 0, due: 1 });
        await store.save({ workspace, kind: 'decision', id: 'd' }, decisionOf('d'), never);
      }
      await store.removeWorkspace(gone);
      expect(await idsOf(store, gone)).toEqual([]);
      expect(await store.load({ workspace: gone, kind: 'decision', id: 'd' })).toBeUndefined();
      expect(await idsOf(store, stays)).toEqual(['t1']);
      expect(await store.save(thread(gone), conversationOf('t1'), never)).not.toBe('conflict');
      await store.removeWorkspace(stays);
    });

    it('is ready', async () => {
      expect(await store.ready()).toBe(true);
    });

    const knowledge = builtIn;

    it('handles each delivery once, however often and whenever it arrives', async () => {
      const assistant = createAssistant({ store, knowledge: () => knowledge, now: () => 1_000 });
      const workspace = fresh();
      const incoming = {
        rights: everyRight,
        workspace,
        conversation: 't1',
        author: 'U1',
        words: 'django or flask?',
        audience: 'direct',
        delivery: 'e1',
        replyTo: { platform: 'test', address: { to: 't1' } },
      } as const;
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => assistant.ask(incoming)));
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
        'answered',
        'repeated',
        'repeated',
        'repeated',
        'repeated',
      ]);
      const document = (await store.load(thread(workspace)))?.value;
      expect(document?.conversation.turns).toBe(1);
      expect(document?.outbox).toHaveLength(1);
      await assistant.outbox.posted(workspace, 't1', document?.outbox[0]?.answer ?? '');
      expect((await store.load(thread(workspace)))?.due).toBeNull();
    });

    it(`takes ${turns} turns at once on ${turns / 20} threads and loses or doubles none`, async () => {
      // Two assistants on one store are like two processes: they share no queue.
      const assistants = [0, 1].map(() =>
        createAssistant({ store, knowledge: () => knowledge, now: () => 1_000 }),
      );
      const workspace = fresh();
      const threads = turns / 20;
      const work = Array.from({ length: turns }, (_, turn) => ({ turn, id: `t${turn % threads}` }));
      const outcomes = await Promise.all(
        work.map(({ turn, id }) =>
          assistants[turn % 7 === 0 ? 1 : 0]?.ask({
            rights: everyRight,
            workspace,
            conversation: id,
            author: 'U1',
            words: turn % 2 === 0 ? 'django or flask?' : 'and databases?',
            audience: 'direct',
            delivery: `e${turn}`,
            replyTo: null,
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome?.kind !== 'answered')).toEqual([]);
      let seen = 0;
      for await (const { value } of store.list(workspace, 'conversation')) {
        expect(value.conversation.turns).toBe(20);
        const ids = value.deliveries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(20);
        seen += ids.length;
      }
      expect(seen).toBe(turns);
      await store.removeWorkspace(workspace);
    }, 120_000);
  });
}

async function idsOf(store: Store, workspace: string): Promise<string[]> {
  const ids = [];
  for await (const { key } of store.list(workspace, 'conversation')) ids.push(key.id);
  return ids;
}

/** Changes a value, which a store may have frozen. */
function tryToChange(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

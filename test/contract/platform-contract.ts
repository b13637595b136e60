import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { texts } from '../../src/adapters/chat/texts.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { awaySentence, type Store, StoreAway } from '../../src/core/store/store.ts';
import { builtIn } from '../core/built-in.ts';
import type { PlatformUnderTest, SeenPost, Stage, StageThread } from './chat-stage.ts';

/** A store that can be taken away. */
function fragileStore(): { readonly store: Store; away(isAway: boolean): void; refused(): number } {
  const inner: Store = { ...openMemoryStore(100_000), shared: true };
  let isAway = false;
  let refused = 0;
  const guard = <F extends (...given: never[]) => Promise<unknown>>(call: F): F =>
    new Proxy(call, {
      apply(target, self, given) {
        if (!isAway) return Reflect.apply(target, self, given);
        refused++;
        return Promise.reject(new StoreAway(new Error('the database is down')));
      },
    });
  return {
    store: { ...inner, load: guard(inner.load), save: guard(inner.save), due: guard(inner.due) },
    away(given) {
      isAway = given;
    },
    refused: () => refused,
  };
}

/**
 * What every chat platform does alike, whoever supplies it: test it against the platform's double, over its real
 * sockets. What only one platform has is tested beside that platform.
 */
export function platformContract({ name, capabilities, open }: PlatformUnderTest): void {
  describe(`${name} keeps the contract of the chat layer`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await open();
    });
    afterEach(() => stage.close());

    const answers = async (thread: StageThread, count: number): Promise<readonly SeenPost[]> => {
      await expect.poll(() => stage.posts(thread).length).toBeGreaterThanOrEqual(count);
      return stage.posts(thread);
    };
    /** What the bot says in a thread once nothing more is under way. */
    const settled = async (thread: StageThread, count: number): Promise<readonly SeenPost[]> => {
      await answers(thread, count);
      await expect.poll(async () => (await unposted(stage)).length).toBe(0);
      return stage.posts(thread);
    };
    const allOf = (thread: StageThread): string =>
      stage
        .posts(thread)
        .map(({ text }) => text)
        .join('\n');
    /** What one person is told: alone where that is possible, otherwise in the thread. */
    const toldTo = (person: string, thread: StageThread): string =>
      capabilities.privateMessages ? stage.seenBy(person).join('\n') : allOf(thread);
    /** What the author of a message is told about it. */
    const noteTo = (person: string, thread: StageThread): string =>
      capabilities.privateNotes ? stage.seenBy(person).join('\n') : allOf(thread);
    const offering = (posts: readonly SeenPost[], label: string | RegExp): SeenPost => {
      const found = posts.findLast(({ buttons }) => buttons.some((button) => button.match(label) !== null));
      if (found === undefined)
        throw new Error(`no message offers ${label}: ${JSON.stringify(posts.map(({ buttons }) => buttons))}`);
      return found;
    };
    const labelIn = ({ buttons }: SeenPost, label: RegExp): string =>
      buttons.find((one) => label.test(one)) ?? '';

    describe('delivery', () => {
      it('answers a mention once, however often the platform delivers it', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await answers(thread, 1);
        await stage.redeliver();
        await stage.say('anna', thread, 'why?');
        const posts = await settled(thread, 2);
        expect(posts).toHaveLength(2);
        expect(posts[0]?.text).toContain('Django');
      });

      it('answers what comes at once in one thread in the order it came', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await answers(thread, 1);
        const asked = ['explain django', 'explain flask', 'explain fastapi', 'how do we choose?'];
        for (const words of asked) await stage.say('anna', thread, words);
        const posts = await settled(thread, 1 + asked.length);
        expect(posts.slice(1, 4).map(({ text }) => /Django|Flask|FastAPI/.exec(text)?.[0])).toEqual([
          'Django',
          'Flask',
          'FastAPI',
        ]);
      });

      it('posts the first screen of a long answer', async () => {
        const thread = await stage.ask('anna', long);
        const [post] = await settled(thread, 1);
        expect(post?.text.split(/\s+/).length).toBeLessThan(250);
        expect(post?.buttons).toContain('More');
      });
    });

    describe('the rest of an answer', () => {
      it('is shown to whoever presses "More", and to nobody else where the platform can do that', async () => {
        const thread = await stage.ask('anna', long);
        const post = offering(await settled(thread, 1), 'More');
        const before = toldTo('ben', thread);
        await stage.press('ben', thread, post, 'More');
        await expect.poll(() => toldTo('ben', thread).length).toBeGreaterThan(before.length + 100);
        if (!capabilities.privateMessages) return;
        expect(stage.posts(thread)).toHaveLength(1);
        expect(stage.seenBy('anna')).toEqual([]);
      });

      it('is still there after a restart, for the answer it belongs to', async () => {
        const thread = await stage.ask('anna', long);
        const post = offering(await settled(thread, 1), 'More');
        await stage.say('anna', thread, 'thanks!');
        await settled(thread, 1);
        await stage.stop();
        await stage.start();
        const before = toldTo('ben', thread);
        await stage.press('ben', thread, post, 'More');
        await expect.poll(() => toldTo('ben', thread).length).toBeGreaterThan(before.length + 100);
      });

      it('of an answer from long ago is gone, and the press says so', async () => {
        const thread = await stage.ask('anna', long);
        const post = offering(await settled(thread, 1), 'More');
        for (const [index, words] of manyQuestions.entries()) {
          await stage.say('anna', thread, words);
          await settled(thread, index + 2);
        }
        await stage.press('ben', thread, post, 'More');
        await expect.poll(() => toldTo('ben', thread)).toContain(texts.tooLongAgo);
      });

      it('is posted to everyone when somebody types "more", once', async () => {
        const thread = await stage.ask('anna', long);
        const first = allOf(thread);
        await settled(thread, 1);
        await stage.say('anna', thread, 'more');
        await settled(thread, 2);
        expect(allOf(thread).length).toBeGreaterThan(first.length + 100);
      });
    });

    describe('retry', () => {
      it('answers soon after a blip of 1.5 s, once', async () => {
        const began = stage.clock.now();
        stage.failFor(1_500);
        const thread = await stage.ask('anna', 'django or flask?');
        expect(await settled(thread, 1)).toHaveLength(1);
        expect(stage.clock.now() - began).toBeLessThan(4_000);
      });

      it('lets waiting threads go on as soon as the platform does', async () => {
        stage.failFor(20_000);
        const threads = [
          await stage.ask('anna', 'django or flask?'),
          await stage.ask('ben', 'flask or fastapi?'),
          await stage.ask('cleo', 'django or fastapi?'),
        ];
        await expect.poll(() => threads.some((thread) => stage.posts(thread).length > 0)).toBe(true);
        const back = stage.clock.now();
        for (const thread of threads) expect(await settled(thread, 1)).toHaveLength(1);
        expect(stage.clock.now() - back).toBeLessThan(3_000);
      });

      it('posts once where a post got through and its reply was lost', async () => {
        stage.fail({ kind: 'lost' });
        const thread = await stage.ask('anna', 'django or flask?');
        expect(await settled(thread, 1)).toHaveLength(1);
      });

      it('waits as long as the platform asks', async () => {
        const began = stage.clock.now();
        stage.fail({ kind: 'limited', ms: 4_000 });
        const thread = await stage.ask('anna', 'django or flask?');
        expect(await settled(thread, 1)).toHaveLength(1);
        expect(stage.clock.now() - began).toBeGreaterThanOrEqual(4_000);
      });

      it('says in the log what to do where nothing works, and the thread goes on', async () => {
        stage.fail(...Array.from({ length: 6 }, () => ({ kind: 'refused' as const })));
        const thread = await stage.ask('anna', 'django or flask?');
        await expect.poll(() => stage.log.some((line) => /not posted anywhere/.test(line))).toBe(true);
        stage.fail();
        await stage.say('anna', thread, 'explain flask');
        expect((await settled(thread, 1)).at(-1)?.text).toContain('Flask');
      });
    });

    describe('a crash', () => {
      it('before anything was posted leaves the reply to the next process, which posts it once', async () => {
        stage.failFor(60_000_000);
        const thread = await stage.ask('anna', 'django or flask?');
        await expect.poll(async () => (await unposted(stage)).length).toBe(1);
        stage.failFor(0);
        stage.clock.pass(31_000);
        await stage.restart();
        stage.tick();
        expect((await settled(thread, 1)).length).toBe(1);
      });

      it('keeps the order of a thread’s replies', async () => {
        stage.failFor(60_000_000);
        const thread = await stage.ask('anna', 'explain django');
        await stage.say('anna', thread, 'explain flask');
        await expect.poll(async () => (await unposted(stage)).length).toBe(2);
        stage.failFor(0);
        stage.clock.pass(31_000);
        await stage.restart();
        stage.tick();
        const posts = await settled(thread, 2);
        expect(posts.map(({ text }) => /Django|Flask/.exec(text)?.[0])).toEqual(['Django', 'Flask']);
      });

      it('is no end: an orderly stop leaves what could not be posted to the next start', async () => {
        stage.failFor(60_000_000);
        const thread = await stage.ask('anna', 'django or flask?');
        await expect.poll(async () => (await unposted(stage)).length).toBe(1);
        await stage.stop();
        stage.failFor(0);
        stage.clock.pass(31_000);
        await stage.start();
        stage.tick();
        expect(await settled(thread, 1)).toHaveLength(1);
      });
    });

    describe('a press', () => {
      it('sends the words its button stands for', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        const answer = offering(await settled(thread, 1), /^On /);
        await stage.press('ben', thread, answer, labelIn(answer, /^On approach/));
        expect((await settled(thread, 2)).at(-1)?.text).toContain('small core');
      });

      it('is told of by its label, as nobody said its words', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        const answer = offering(await settled(thread, 1), /^On /);
        await stage.press('ben', thread, answer, labelIn(answer, /^On approach/));
        const pressed = (await settled(thread, 2)).at(-1)?.text ?? '';
        expect(pressed).toContain('On approach');
        expect(pressed).not.toMatch(/asked|compare Django and Flask on approach/);
      });
    });

    describe('what concerns one person', () => {
      /** All that anybody sees, and in which way. */
      const everywhere = (thread: StageThread): string =>
        [...stage.seenBy('anna'), ...stage.channelPosts().map(({ text }) => text), allOf(thread)].join('\n');

      /** What is in the thread and not, as a reply, in the channel itself. */
      const inThreadAlone = (thread: StageThread): readonly SeenPost[] =>
        stage.posts(thread).filter(({ id }) => !stage.repliesInChannel(thread).includes(id));

      it.each([
        ['help', 'help', 'I help you choose'],
        ['what is covered', 'what do you cover?', 'I rate'],
        ['a list with nothing in it', 'show our decisions', 'No decision is recorded here yet'],
        ['thanks', 'thanks!', 'Glad it helped'],
        ['a bare mention', '', 'What are you choosing?'],
      ])('begins no thread: %s', async (_, words, says) => {
        const thread = await stage.ask('anna', words);
        await expect.poll(() => everywhere(thread)).toContain(says);
        await expect.poll(async () => (await unposted(stage)).length).toBe(0);
        expect(inThreadAlone(thread)).toEqual([]);
        const { workspace, conversation } = await onlyConversation(stage);
        expect(await stage.assistant.threadAt(workspace, conversation)).toBeUndefined();
      });

      it('leaves its thread as it was: the last answer is still what "why?" is about', async () => {
        const thread = await stage.ask('anna', 'we need an admin panel. django or fastapi?');
        await settled(thread, 1);
        await stage.say('ben', thread, 'what do you cover?');
        await expect.poll(async () => (await unposted(stage)).length).toBe(0);
        const before = stage.posts(thread).length;
        await stage.say('anna', thread, 'why?');
        expect((await settled(thread, before + 1)).at(-1)?.text).toContain('Django');
      });

      it('goes where it belonged after a crash', async () => {
        stage.failFor(600_000);
        const thread = await stage.ask('anna', 'help');
        await expect.poll(async () => (await unposted(stage)).length).toBe(1);
        await stage.restart();
        stage.failFor(0);
        stage.clock.pass(31_000);
        stage.tick();
        await expect.poll(() => everywhere(thread)).toContain('I help you choose');
        expect(inThreadAlone(thread)).toEqual([]);
      });
    });

    describe('a call into a thread of people', () => {
      it('is answered with what was said there, and nobody’s words are kept', async () => {
        const thread = await stage.talk([
          { person: 'anna', words: 'django or fastapi? we need an admin panel' },
          { person: 'ben', words: 'our clients want websockets. pineapple on pizza, by the way' },
        ]);
        await stage.say('cleo', thread, 'what do you think?');
        const [answer] = await settled(thread, 1);
        expect(answer?.text).toMatch(/From the thread: .*Django.*FastAPI.*admin panel.*real-time updates/);
        expect(answer?.buttons).toContain('Not needed: admin panel');
        for await (const { value } of stage.store.list(stage.workspace, 'conversation')) {
          expect(JSON.stringify(value)).not.toMatch(/pineapple|our clients/);
          expect(value.conversation.speakers.calledIn).toBe(true);
        }
      });

      it('may be an edit, which reads what was said before the message', async () => {
        const thread = await stage.talk([
          { person: 'anna', words: 'django or fastapi? we need an admin panel' },
        ]);
        await stage.talkIn('cleo', thread, 'hm');
        await stage.edit('what do you think?', true);
        const [answer] = await settled(thread, 1);
        expect(answer?.text).toMatch(/From the thread: .*Django.*FastAPI.*admin panel/);
        await stage.redeliver();
        await stage.say('ben', thread, 'explain flask');
        expect(await settled(thread, 2)).toHaveLength(2);
      });

      it('is for everyone in the thread even without a word, but help is not', async () => {
        const thread = await stage.talk([
          { person: 'anna', words: 'django or fastapi? we need an admin panel' },
        ]);
        if (capabilities.privateNotes) {
          await stage.say('ben', thread, 'help');
          await expect.poll(() => stage.seenBy('ben').length).toBe(1);
        }
        await stage.say('cleo', thread, '');
        const [answer] = await settled(thread, 1);
        expect(answer?.text).toMatch(/From the thread: .*Django.*FastAPI.*admin panel/);
      });

      it('is answered by itself if it asks a whole question', async () => {
        const thread = await stage.talk([{ person: 'anna', words: 'we need an admin panel' }]);
        await stage.say('cleo', thread, 'flask or fastapi?');
        const [answer] = await settled(thread, 1);
        expect(answer?.text).not.toContain('From the thread');
        expect(answer?.text).toContain('Flask');
      });

      it('says so if nothing was said of a choice', async () => {
        const thread = await stage.talk([{ person: 'anna', words: 'lunch?' }]);
        await stage.say('cleo', thread, 'what do you think?');
        expect((await settled(thread, 1))[0]?.text).toContain('found nothing about');
      });
    });

    describe('a hello', () => {
      it('is said once where the bot is added, and its questions are answered below it', async () => {
        await stage.join();
        await expect.poll(() => stage.joinedPosts().length).toBe(1);
        const [hello] = stage.joinedPosts();
        for (const { title } of builtIn.topics)
          expect(hello?.text.toLowerCase()).toContain(title.toLowerCase());
        const question = hello?.buttons.find((label) => label.startsWith('What speaks against')) ?? '';
        expect(hello?.buttons.filter((label) => label.endsWith('?'))).toHaveLength(3);
        const thread = { id: hello?.id ?? '' };
        await stage.press('ben', thread, hello ?? { id: '', text: '', buttons: [] }, question);
        await answers(thread, 1);
        await stage.join();
        await stage.say('ben', thread, 'why?');
        await answers(thread, 2);
        expect(stage.joinedPosts().filter(({ text }) => text.includes('Hi! I'))).toHaveLength(1);
      });

      it('is not said again by another process, or when the bot comes back', async () => {
        await stage.join();
        await expect.poll(() => stage.joinedPosts().length).toBe(1);
        await stage.restart();
        await stage.join();
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        expect(stage.joinedPosts()).toHaveLength(1);
      });
    });

    describe('a form', () => {
      it('is filled in by one person, and what comes of it reaches the thread', async () => {
        const thread = await stage.ask('anna', 'we need an admin panel. django or fastapi?');
        await settled(thread, 1);
        await stage.say('anna', thread, 'let us weigh this together');
        const posts = await settled(thread, 2);
        const card = offering(posts, /weigh/i);
        await stage.press('ben', thread, card, labelIn(card, /weigh/i));
        await expect.poll(() => stage.fill('ben', thread, weights)).toBe(true);
        await expect.poll(() => allOf(thread)).toContain('1 person has answered.');
      });
    });

    describe('a choice of a team’s own', () => {
      it('is rated by forms, and its card shows how many have at once, where it was if the platform can', async () => {
        const thread = await stage.ask('anna', "let's choose between Keycloak and Auth0 for our login");
        const posts = await settled(thread, 1);
        await stage.press('ben', thread, offering(posts, /^Rate them$/), 'Rate them');
        await expect.poll(() => stage.fill('ben', thread, ratings)).toBe(true);
        await expect.poll(() => allOf(thread)).toContain('1 person has rated');
        await expect.poll(() => toldTo('ben', thread)).toContain('lock-in 2');
        if (capabilities.edits) expect(stage.posts(thread)).toHaveLength(posts.length);
        if (capabilities.privateMessages) expect(allOf(thread)).not.toContain('lock-in 2');
      });

      it('takes what the platform delivers twice once', async () => {
        const thread = await stage.ask('anna', "let's choose between Keycloak and Auth0 for our login");
        await settled(thread, 1);
        await stage.say('ben', thread, 'fact on Keycloak, security: two audits, nothing found');
        await expect.poll(() => allOf(thread)).toContain('1 fact');
        await stage.redeliver();
        await stage.say('ben', thread, 'fact on Auth0, cost: it bills per active user');
        await expect.poll(() => allOf(thread)).toContain('2 facts');
        expect(allOf(thread).match(/Noted on/g)).toHaveLength(2);
      });
    });

    describe('settings', () => {
      it('are a form like all others, and saving confirms what holds now', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.openForm(stage.manager, thread, 'settings:channel');
        await expect.poll(() => stage.fill(stage.manager, thread, onlyMentions)).toBe(true);
        await expect.poll(() => toldTo(stage.manager, thread)).toMatch(/Saved\.[\s\S]*mention/);
      });
    });

    describe('what cannot be opened', () => {
      it('a form of an older version is named as one', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.openForm('anna', thread, 'nonsense:1');
        await expect.poll(() => toldTo('anna', thread)).toContain(texts.outdatedForm.slice(0, 30));
      });

      it.skipIf(!capabilities.forms)(
        'a form the platform refuses is to be pressed again (skips without forms)',
        async () => {
          const thread = await stage.ask('anna', 'django or flask?');
          await settled(thread, 1);
          stage.failForms(20);
          await stage.openForm(stage.manager, thread, 'settings:channel');
          await expect.poll(() => toldTo(stage.manager, thread)).toContain('press again');
        },
      );
    });

    describe.skipIf(!capabilities.privateMessages)('private messages (skip without them)', () => {
      it('show a trace to the one who asks for it, and to nobody else', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        const before = (await settled(thread, 1)).length;
        const post = offering(stage.posts(thread), traceLabel);
        await stage.press('ben', thread, post, labelIn(post, traceLabel));
        await expect.poll(() => stage.seenBy('ben').join('\n')).toMatch(/rule|compare/i);
        expect(stage.posts(thread)).toHaveLength(before);
        expect(stage.seenBy('anna')).toEqual([]);
      });

      it('can be shared once, and the channel sees them at once', async () => {
        await stage.askPrivately?.('anna', 'django or flask?');
        await expect.poll(() => stage.seenBy('anna').join('\n')).toContain('Django');
        expect(stage.channelPosts()).toEqual([]);
        await stage.pressPrivately?.('anna', 'Share');
        await expect
          .poll(() =>
            stage
              .channelPosts()
              .map(({ text }) => text)
              .join('\n'),
          )
          .toContain('Django');
        await stage.pressPrivately?.('anna', 'Share');
        await expect.poll(() => stage.seenBy('anna').join('\n')).toContain('nothing to share');
      });
    });

    describe('an edit', () => {
      it('shows a changed vote card at once, not at the next sweep', async () => {
        const thread = await stage.ask('anna', 'django or flask for us?');
        await settled(thread, 1);
        await stage.say('anna', thread, 'we go with django');
        await settled(thread, 2);
        await stage.say('anna', thread, 'put it to the vote');
        await expect.poll(() => allOf(thread)).toContain('is proposed: see below');
        const posts = await settled(thread, 3);
        const card = offering(posts, /^For$/);
        await stage.press('ben', thread, card, 'For');
        await expect.poll(() => allOf(thread)).toMatch(/For 1\b/);
        if (capabilities.edits) expect(stage.posts(thread)).toHaveLength(posts.length);
      });
    });

    describe('an edited message', () => {
      const asked = 'we need an admin panel and we are a small team: django or flask?';
      const offer = 'Answer the new wording';
      /** Until nothing that was sent before can be under way: whatever is asked now is answered. */
      async function afterwards(thread: StageThread, count: number): Promise<readonly SeenPost[]> {
        await stage.say('cleo', thread, 'explain the async support of fastapi');
        return (await settled(thread, count + 1)).slice(0, -1);
      }

      it('that mentions the bot now is answered once, in a thread the bot follows', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.talkIn('ben', thread, 'lunch at twelve, anybody?');
        await stage.edit('explain flask', true);
        const posts = await settled(thread, 2);
        await stage.redeliver();
        expect(posts.at(-1)?.text).toContain('Flask');
        expect(await afterwards(thread, 2)).toHaveLength(2);
      });

      it('stays without an answer if it was for people and still is', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.talkIn('ben', thread, 'lunch at twelve, anybody?');
        await stage.edit('lunch at one, anybody?');
        expect(await afterwards(thread, 1)).toHaveLength(1);
      });

      it('keeps its answer, and its author is offered one to the new words', async () => {
        const thread = await stage.ask('anna', asked);
        await settled(thread, 1);
        await stage.edit('we need an admin panel: django or fastapi?', true);
        await expect.poll(() => noteTo('anna', thread)).toContain('You edited that');
        await stage.redeliver();
        if (!capabilities.privateNotes) {
          const posts = stage.posts(thread);
          await stage.press(
            'anna',
            thread,
            offering(posts, offer),
            labelIn(offering(posts, offer), /new wording/),
          );
        } else await stage.pressPrivately?.('anna', offer);
        await expect.poll(() => stage.posts(thread).at(-1)?.text.toLowerCase()).toContain('admin panel');
        expect(noteTo('anna', thread).split('You edited that')).toHaveLength(2);
        expect(await needsIn(stage)).toEqual(['admin-panel']);
      });

      it('is not answered again if only blanks, case or marks changed', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.edit('*Django*  or flask', true);
        expect(await afterwards(thread, 1)).toHaveLength(1);
        expect(noteTo('anna', thread)).not.toContain('You edited that');
      });
    });

    describe('a deleted message', () => {
      it('takes the needs it stated with it, and its answer stays', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        await stage.say('anna', thread, 'we are a small team and need an admin panel');
        const posts = await settled(thread, 2);
        await expect.poll(() => needsIn(stage)).not.toEqual([]);
        await stage.erase();
        await expect.poll(() => needsIn(stage)).toEqual([]);
        expect(stage.posts(thread)).toHaveLength(posts.length);
      });

      it('whose answer could not be posted yet gets none, and the thread goes on', async () => {
        const thread = await stage.ask('anna', 'django or flask?');
        await settled(thread, 1);
        stage.failFor(60_000_000);
        await stage.say('anna', thread, 'explain the security of django');
        await expect.poll(async () => (await unposted(stage)).length).toBe(1);
        await stage.erase();
        await expect.poll(async () => (await unposted(stage)).length).toBe(0);
        stage.failFor(0);
        await stage.say('ben', thread, 'explain flask');
        const posts = await settled(thread, 2);
        expect(posts).toHaveLength(2);
        expect(posts.at(-1)?.text).toContain('Flask');
      });

      it('that the bot has not heard changes nothing', async () => {
        const thread = await stage.ask('anna', 'we need an admin panel. django or flask?');
        await settled(thread, 1);
        await stage.talkIn('ben', { id: thread.id }, 'lunch?');
        await stage.erase();
        await stage.say('anna', thread, 'explain flask');
        await settled(thread, 2);
        expect(await needsIn(stage)).toEqual(['admin-panel']);
      });
    });

    describe('an outage of the store', () => {
      it('is told once for all deliveries of a question, which is answered afterwards', async () => {
        const { store, away, refused } = fragileStore();
        const other = await open({ store });
        try {
          away(true);
          const thread = await other.ask('anna', 'django or flask?');
          const told = (): number =>
            [...other.seenBy('anna'), ...other.posts(thread).map(({ text }) => text)].filter((text) =>
              text.includes(awaySentence.slice(0, 30)),
            ).length;
          await expect.poll(told).toBe(1);
          // A minute later another question would be told again.
          other.clock.pass(61_000);
          const before = refused();
          await other.redeliver();
          await expect.poll(refused).toBeGreaterThan(before);
          away(false);
          await other.redeliver();
          await expect.poll(() => other.posts(thread).some(({ text }) => text.includes('Django'))).toBe(true);
          expect(told()).toBe(1);
        } finally {
          await other.close();
        }
      });
    });
  });
}

/** What opens an answer's trace, whatever the platform calls it. */
/** Has an answer that is longer than a screen. */
const long = 'compare django, flask and fastapi on everything';
const manyQuestions = [
  'explain django',
  'explain flask',
  'explain fastapi',
  'compare django and flask on databases',
  'compare django and flask on security',
  'compare django and fastapi on testing',
  'compare flask and fastapi on async',
];

const traceLabel = /trace|came about/i;

/** The settings form, filled in so that only mentions are answered. */
const onlyMentions = {
  'I answer': 'mentions only',
  'A new thread is about': 'By the words of the question',
  'Times are in': 'UTC',
  'Decisions are recorded and changed by': 'everybody here',
  'This holds for': 'this channel',
};

/** Weights for the form of a weighing, by the order of its fields. */
const ratings = {
  Cost: '4',
  'Effort to run': '3',
  Security: '4',
  'Time to first use': '5',
  'Lock-in': '2',
};
const weights = { first: '5', second: '4', third: '3', fourth: '2', fifth: '1' };

/** The needs that are stated in any thread. */
async function needsIn({ store, workspace }: Stage): Promise<readonly string[]> {
  const needs: string[] = [];
  for await (const { value } of store.list(workspace, 'conversation'))
    needs.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
  return needs;
}

/** The one conversation there is. */
async function onlyConversation({
  store,
  workspace,
}: Stage): Promise<{ workspace: string; conversation: string }> {
  const ids: string[] = [];
  for await (const { key } of store.list(workspace, 'conversation')) ids.push(key.id);
  expect(ids).toHaveLength(1);
  return { workspace, conversation: ids[0] ?? '' };
}

async function unposted({ store, workspace }: Stage): Promise<readonly string[]> {
  const waiting: string[] = [];
  for await (const { value } of store.list(workspace, 'conversation'))
    waiting.push(...value.outbox.map(({ answer }) => answer));
  return waiting;
}

import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  firstState,
  lastAnswered,
  type PageState,
  repliesTo,
  rootsOf,
} from '../../../../src/adapters/web/page/state.ts';
import type { ChannelView, MessageView } from '../../../../src/adapters/web/view.ts';

const you = { id: 'you', name: 'You' };
const said = (id: string, thread: string | null = null): MessageView => ({
  kind: 'said',
  id,
  thread,
  isPrivate: false,
  at: 1,
  author: 'you',
  words: id,
  isToBot: true,
  isEdited: false,
  isDeleted: false,
});
const posted = (id: string, thread: string | null): MessageView => ({
  kind: 'posted',
  id,
  thread,
  isPrivate: false,
  at: 1,
  blocks: [],
  menu: [],
  isEdited: false,
});
const channel: ChannelView = {
  channel: 'general',
  me: you,
  people: [you],
  maySwitch: true,
  actions: [],
  messages: [posted('hello', null)],
};
const pending = { id: 'a', thread: null, words: 'a', isToBot: true, hasFailed: false };
const opened = (more: Partial<PageState> = {}): PageState => ({
  ...firstState,
  channel,
  isConnected: true,
  ...more,
});
const put = (state: PageState, ...messages: readonly MessageView[]): PageState =>
  messages.reduce((now, data) => afterEvent(now, { name: 'put', data }), state);
const idsIn = ({ channel: shown }: PageState): readonly string[] => shown?.messages.map(({ id }) => id) ?? [];

describe('what a window shows', () => {
  it('follows what happens: new, changed, gone', () => {
    const state = put(opened(), said('a'), posted('b', 'a'), { ...said('a'), isEdited: true });
    expect(idsIn(state)).toEqual(['hello', 'a', 'b']);
    expect(state.channel?.messages[1]).toMatchObject({ isEdited: true });
    expect(idsIn(afterEvent(state, { name: 'drop', data: { id: 'b' } }))).toEqual(['hello', 'a']);
  });

  it('is what the server says when it comes back, and what is on its way is kept until it arrives', () => {
    const away = opened({ isConnected: false, pending: [pending, { ...pending, id: 'b' }], thread: 'a' });
    const state = afterEvent(away, { name: 'channel', data: { ...channel, messages: [said('a')] } });
    expect(state).toMatchObject({ isConnected: true, thread: 'a', pending: [{ id: 'b' }] });
    expect(idsIn(state)).toEqual(['a']);
  });

  it('opens the thread of one’s question when it is answered there, and no other', () => {
    const asked = opened({ awaited: 'a', pending: [pending] });
    expect(put(asked, said('a'), posted('x', 'other'), posted('note', null)).thread).toBeNull();
    const answered = put(asked, said('a'), posted('b', 'a'));
    expect(answered).toMatchObject({ thread: 'a', awaited: null, pending: [] });
    expect(put({ ...answered, thread: null }, posted('c', 'a')).thread).toBeNull();
  });

  it('waits for no answer any more once its person alone was told it, beside the question', () => {
    const asked = put(opened({ awaited: 'a' }), said('a'));
    const note = { ...posted('note', null), isPrivate: true };
    expect(put(asked, note)).toMatchObject({ thread: null, awaited: null });
    expect(put(asked, { ...note, thread: 'other' })).toMatchObject({ awaited: 'a' });
  });

  it('opens a thread that was answered while nothing was received, or is answered soon after', () => {
    const back = (state: PageState, ...messages: readonly MessageView[]): PageState =>
      afterEvent(state, { name: 'channel', data: { ...channel, messages } });
    const away = opened({ isConnected: false, awaited: 'a' });
    expect(back(away, said('a'), posted('b', 'a'))).toMatchObject({ thread: 'a', awaited: null });
    const taken = back(away, said('a'));
    expect(taken).toMatchObject({ thread: null, awaited: 'a' });
    expect(put(taken, posted('b', 'a'))).toMatchObject({ thread: 'a', awaited: null });
    expect(back({ ...away, pending: [pending] }, said('other'))).toMatchObject({
      thread: null,
      awaited: 'a',
    });
  });

  it('knows nobody before the server has said who is there', () => {
    expect(afterEvent(firstState, { name: 'people', data: [you] }).channel).toBeNull();
    expect(put(firstState, said('a')).channel).toBeNull();
    expect(
      afterEvent(opened(), { name: 'people', data: [you, { id: 'ben', name: 'Ben' }] }).channel?.people,
    ).toHaveLength(2);
  });
});

describe('threads', () => {
  const messages = [posted('hello', null), said('a'), posted('b', 'a'), said('c'), said('d', 'a')];

  it('are what messages began, and what was said in them', () => {
    expect(rootsOf(messages).map(({ id }) => id)).toEqual(['hello', 'a', 'c']);
    expect(repliesTo(messages, 'a').map(({ id }) => id)).toEqual(['b', 'd']);
  });

  it('that the bot answered in last is the one a step of the tutorial goes on in', () => {
    expect(lastAnswered(messages)).toBe('a');
    expect(lastAnswered([posted('hello', null), said('a')])).toBeNull();
  });
});

import { h, render } from 'preact';
import type { MessageView } from '../view.ts';
import type { Actions } from './actions.ts';
import { App } from './app.ts';
import { addressOf, type Identity, newId, readAddress } from './identity.ts';
import { nameIn } from './message.ts';
import { createRequests, type Sent } from './requests.ts';
import { afterEvent, firstState, type PageState, type Pending, type StreamEvent } from './state.ts';
import { followChannel, type Stream } from './stream.ts';
import { messageWords } from './words.ts';

/** How many announcements stay where a screen reader finds them. */
const mostAnnounced = 5;

const root = document.querySelector('#app');
if (root === null) throw new Error('the page has no place for the app');

let identity: Identity = { window: newId(), ...readAddress(location.search) };
let state: PageState = { ...firstState, thread: identity.thread };
let stream: Stream | undefined;
let announcements = 0;
let isDrawing = false;

const requests = createRequests(() => identity);

function update(change: (before: PageState) => PageState): void {
  const { thread } = state;
  state = change(state);
  if (state.thread !== thread) remember({ ...identity, thread: state.thread });
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    draw();
  });
}

/** Draws the page. Where what had the focus is gone, such as a button that was pressed, its message has it. */
function draw(): void {
  const before = document.activeElement?.closest('article')?.id;
  if (root !== null) render(h(App, { state, actions }), root);
  if (before !== undefined && document.activeElement === document.body)
    document.getElementById(before)?.focus({ preventScroll: true });
}

/** Keeps the page's address in step, so that reloading it and the browser's "back" do what one expects. */
function remember(next: Identity): void {
  const opens = identity.thread === null && next.thread !== null;
  identity = next;
  if (opens) history.pushState(null, '', addressOf(identity));
  else history.replaceState(null, '', addressOf(identity));
}

function follow(): void {
  stream?.close();
  stream = followChannel(identity, {
    event: onEvent,
    lost: () => update((before) => ({ ...before, isConnected: false })),
  });
}

function onEvent(event: StreamEvent): void {
  const isNew = event.name === 'put' && !isShown(event.data.id);
  if (event.name === 'channel' && identity.as !== '' && identity.as !== event.data.me.id)
    remember({ ...identity, as: event.data.me.id });
  update((before) => afterEvent(before, event));
  if (event.name === 'channel' && state.awaited !== null) awaitNoLonger(state.awaited);
  if (isNew) announce(event.data);
}

function isShown(id: string): boolean {
  return state.channel?.messages.some((message) => message.id === id) === true;
}

/** Tells a screen reader what others said, and every answer. */
function announce(message: MessageView): void {
  const { channel } = state;
  if (channel === null || (message.kind === 'said' && message.author === channel.me.id)) return;
  const name = message.kind === 'posted' ? 'Tradeoff' : nameIn(channel, message.author);
  const text = `${name}: ${messageWords(message)}`;
  announcements++;
  const id = announcements;
  update((before) => ({ ...before, announced: [...before.announced, { id, text }].slice(-mostAnnounced) }));
}

async function send(pending: Pending): Promise<void> {
  const { id, thread, words, isToBot } = pending;
  update((before) => ({
    ...before,
    pending: [...before.pending.filter((one) => one.id !== id), { ...pending, hasFailed: false }],
    awaited: thread === null ? id : before.awaited,
  }));
  const sent = await requests.send('say', { id, thread, words, isToBot });
  const failed = sent.kind === 'failed' || sent.kind === 'missing';
  awaitNoLonger(id);
  update((before) => ({
    ...before,
    pending: failed
      ? before.pending.map((one) => (one.id === id ? { ...one, hasFailed: true } : one))
      : before.pending,
  }));
}

/**
 * Milliseconds in which an answer is posted once its question was taken, on a slow machine. Where none comes by then, none is
 * waited for, unless the connection is lost: then the wait begins again when that's back.
 */
const postedWithin = 20_000;

function awaitNoLonger(thread: string): void {
  setTimeout(
    () =>
      update((before) =>
        before.awaited === thread && before.isConnected ? { ...before, awaited: null } : before,
      ),
    postedWithin,
  );
}

function told({ kind }: Sent): void {
  if (kind !== 'failed' && kind !== 'missing') return;
  announcements++;
  const id = announcements;
  update((before) => ({ ...before, announced: [...before.announced, { id, text: 'That did not work.' }] }));
}

const actions: Actions = {
  say: (thread, words, isToBot) => void send({ id: newId(), thread, words, isToBot, hasFailed: false }),
  sayAgain(id) {
    const pending = state.pending.find((one) => one.id === id);
    if (pending !== undefined) void send(pending);
  },
  press(message, key) {
    const pressed = state.channel?.messages.find(({ id }) => id === message);
    const thread = pressed?.thread ?? message;
    if (state.thread !== thread) update((before) => ({ ...before, awaited: thread }));
    void requests
      .send('press', { message, key })
      .then(told)
      .finally(() => awaitNoLonger(thread));
  },
  act(message, action) {
    const about = state.channel?.messages.find(({ id }) => id === message);
    update((before) => ({ ...before, awaited: about?.thread ?? message }));
    void requests.send('action', { message, action }).then(told);
  },
  edit: (message) => update((before) => ({ ...before, editing: message })),
  saveEdit(message, words, isToBot) {
    update((before) => ({ ...before, editing: null }));
    void requests.send('edit', { message, words, isToBot }).then(told);
  },
  erase: (message) => void requests.send('erase', { message }).then(told),
  openThread(thread) {
    const before = state.thread;
    update((now) => ({ ...now, thread, awaited: null }));
    if (thread === null && before !== null)
      queueMicrotask(() => document.querySelector<HTMLElement>(`[id="m-${before}"] .thread-link`)?.focus());
  },
  submitForm(filled) {
    const name = state.form?.name;
    if (name === undefined) return;
    void requests.send('form', { form: name, filled }).then((sent) => {
      const why = sent.kind === 'failed' ? "That didn't get through. Please try again." : null;
      const problem = sent.kind === 'open' ? sent.why : why;
      update((before) => {
        // A form that the first one led to is already there.
        if (before.form?.name !== name) return before;
        return problem === null ? { ...before, form: null } : { ...before, formProblem: problem };
      });
    });
  },
  closeForm: () => update((before) => ({ ...before, form: null, formProblem: null })),
  speakAs(as) {
    remember({ ...identity, as });
    update((before) => ({ ...before, form: null, editing: null }));
    follow();
  },
  async addPerson(name) {
    const as = await requests.addPerson(name).catch(() => null);
    if (as !== null) actions.speakAs(as);
    return as !== null;
  },
};

addEventListener('popstate', () => {
  identity = { ...identity, ...readAddress(location.search) };
  state = { ...state, thread: identity.thread };
  update((before) => before);
});

update((before) => before);
follow();

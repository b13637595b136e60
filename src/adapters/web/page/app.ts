import { type ComponentChild, h } from 'preact';
import type { Actions } from './actions.ts';
import { Channel } from './channel.ts';
import { FormModal } from './form-modal.ts';
import { SpeakerSwitch } from './speaker-switch.ts';
import { StartGuide } from './start-guide.ts';
import { lastAnswered, type PageState } from './state.ts';
import { Thread } from './thread.ts';

export type AppProps = { readonly state: PageState; readonly actions: Actions };

/** The whole page. */
export function App({ state, actions }: AppProps): ComponentChild {
  const { channel, thread, form } = state;
  if (channel === null)
    return h('p', { class: 'loading', role: 'status' }, state.isConnected ? 'Loading …' : 'Connecting …');
  const isThere = thread !== null && channel.messages.some(({ id }) => id === thread);
  const answered = isThere ? thread : lastAnswered(channel.messages);
  const say = (words: string, inThread: boolean): void => {
    if (inThread && answered !== null) actions.openThread(answered);
    actions.say(inThread ? answered : null, words, true);
  };
  const guide = () => h(StartGuide, { say, hasThread: answered !== null });
  return h(
    'div',
    { class: isThere ? 'page with-thread' : 'page' },
    h(
      'header',
      { class: 'top' },
      h(
        'h1',
        null,
        h('img', { src: 'page/icon.svg', alt: '', width: 28, height: 28 }),
        'Tradeoff',
        h('span', { class: 'channel-name' }, ` # ${channel.channel}`),
      ),
      h('a', { class: 'to-decisions', href: 'decisions/' }, 'Decisions'),
      h(SpeakerSwitch, { channel, actions }),
    ),
    h('p', { class: 'lost', role: 'status' }, state.isConnected ? '' : 'Connection lost; trying again …'),
    h(
      'main',
      null,
      h('aside', { class: 'guide', 'aria-label': 'First steps' }, guide()),
      h(
        Channel,
        { channel, state, actions },
        h('details', { class: 'guide-inline' }, h('summary', null, 'First steps'), guide()),
      ),
      isThere ? h(Thread, { root: thread, channel, state, actions }) : null,
    ),
    form === null
      ? null
      : h(FormModal, { key: form.name, form, problem: state.formProblem, people: channel.people, actions }),
    h(
      'div',
      { class: 'visually-hidden', role: 'log', 'aria-live': 'polite', 'aria-label': 'New messages' },
      state.announced.map(({ id, text }) => h('p', { key: id }, text)),
    ),
  );
}

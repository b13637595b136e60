import { type ComponentChild, h } from 'preact';
import type { Actions } from './actions.ts';
import type { Pending } from './state.ts';

/** Messages that are on their way, or didn't get through. */
export function PendingMessages({
  pending,
  actions,
}: {
  readonly pending: readonly Pending[];
  readonly actions: Actions;
}): ComponentChild {
  return pending.map(({ id, words, hasFailed }) =>
    h(
      'div',
      { key: id, class: 'pending' },
      h('p', { class: 'words' }, words),
      hasFailed
        ? h(
            'p',
            { role: 'alert', class: 'problem' },
            'Not sent. ',
            h(
              'button',
              { type: 'button', class: 'quiet', onClick: () => actions.sayAgain(id) },
              'Send again',
            ),
          )
        : h('p', { class: 'aside' }, 'Sending …'),
    ),
  );
}

import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import type { ChannelView } from '../view.ts';
import type { Actions } from './actions.ts';
import { addressOf } from './identity.ts';

type SpeakerSwitchProps = { readonly channel: ChannelView; readonly actions: Actions };

/** Who speaks in this window: anybody on this machine, whoever signed in behind a proxy. */
export function SpeakerSwitch({ channel, actions }: SpeakerSwitchProps): ComponentChild {
  const { me, people, maySwitch } = channel;
  const [isAdding, setAdding] = useState(false);
  if (!maySwitch) return h('p', { class: 'speakers' }, 'You are ', h('strong', null, me.name));
  const other = people.find(({ id }) => id !== me.id);
  const as = other?.id ?? '';
  return h(
    'div',
    { class: 'speakers' },
    h('label', { for: 'speaker' }, 'Speak as'),
    h(
      'select',
      {
        id: 'speaker',
        onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
          actions.speakAs(currentTarget.value),
      },
      people.map(({ id, name }) => h('option', { key: id, value: id, selected: id === me.id }, name)),
    ),
    h(
      'button',
      { type: 'button', class: 'quiet', 'aria-expanded': isAdding, onClick: () => setAdding(!isAdding) },
      'Add somebody',
    ),
    other === undefined
      ? null
      : h(
          'a',
          {
            class: 'second-window',
            href: addressOf({ as, channel: channel.channel, thread: null }),
            target: '_blank',
            rel: 'noopener',
          },
          `Open a window as ${other.name}`,
        ),
    isAdding ? h(AddPerson, { actions, done: () => setAdding(false) }) : null,
  );
}

function AddPerson({
  actions,
  done,
}: {
  readonly actions: Actions;
  readonly done: () => void;
}): ComponentChild {
  const [problem, setProblem] = useState('');
  return h(
    'form',
    {
      class: 'add-person',
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault();
        if (!(event.target instanceof HTMLFormElement)) return;
        const name = new FormData(event.target).get('name');
        void actions.addPerson(typeof name === 'string' ? name : '').then((isAdded) => {
          if (isAdded) done();
          else setProblem('A name needs a letter or a digit.');
        });
      },
    },
    h('label', { for: 'new-name' }, 'Name'),
    h('input', {
      id: 'new-name',
      name: 'name',
      type: 'text',
      maxLength: 40,
      required: true,
      autoFocus: true,
    }),
    h('button', { type: 'submit', class: 'primary' }, 'Speak as this person'),
    h('p', { role: 'alert', class: 'problem' }, problem),
  );
}

import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FormView } from '../forms.ts';
import type { ChannelView } from '../view.ts';
import type { Actions } from './actions.ts';
import { enteredValues, Field } from './form-field.ts';

type FormModalProps = {
  readonly form: FormView;
  readonly problem: string | null;
  readonly people: ChannelView['people'];
  readonly actions: Actions;
};

/** A form that one person fills in. Escape leaves it. */
export function FormModal({ form, problem, people, actions }: FormModalProps): ComponentChild {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, [form.name]);
  const { title, intro, fields, submit } = form;
  return h(
    'dialog',
    { ref: dialog, 'aria-labelledby': 'form-title', onClose: actions.closeForm },
    h(
      'form',
      {
        onSubmit: (event: SubmitEvent) => {
          event.preventDefault();
          if (event.target instanceof HTMLFormElement)
            actions.submitForm(enteredValues(fields, new FormData(event.target)));
        },
      },
      h('h2', { id: 'form-title' }, title),
      intro === null ? null : h('p', { class: 'aside' }, intro),
      fields.map((field) => h(Field, { key: `${form.name} ${field.id}`, field, people })),
      h('p', { role: 'alert', class: 'problem' }, problem),
      h(
        'div',
        { class: 'composer-row' },
        h('button', { type: 'button', class: 'quiet', onClick: () => dialog.current?.close() }, 'Cancel'),
        h('button', { type: 'submit', class: 'primary' }, submit),
      ),
    ),
  );
}

import { type ComponentChild, h } from 'preact';
import type { FormField } from '../../../core/forms/form.ts';
import type { ChannelView } from '../view.ts';

/** More options than this are picked from a list: in a row of them they'd take lines, and a form of such fields a phone's screen each. */
const mostBeside = 5;

/** What's chosen where somebody says nothing. */
const noAnswer = 'No answer';

/** Name of the field beside a list of people, for those that aren't in it. */
export const othersIn = (field: string): string => `others in ${field}`;

type FieldProps = { readonly field: FormField; readonly people: ChannelView['people'] };

/** One field of a form. */
export function Field({ field, people }: FieldProps): ComponentChild {
  const { id, label, hint, required } = field;
  const hintId = hint === null ? undefined : `hint-${id}`;
  const described = hintId === undefined ? {} : { 'aria-describedby': hintId };
  const note = hint === null ? null : h('p', { id: hintId, class: 'hint' }, hint);
  const optional = required ? null : h('span', { class: 'optional' }, ' (optional)');
  const labelled = (input: ComponentChild) =>
    h('div', { class: 'field' }, h('label', { for: `field-${id}` }, label, optional), note, input);
  const grouped = (inputs: ComponentChild) =>
    h('fieldset', { class: 'field', ...described }, h('legend', null, label, optional), note, inputs);
  const common = { id: `field-${id}`, name: id, required, ...described };

  switch (field.kind) {
    case 'text':
      return labelled(
        field.long
          ? h('textarea', { ...common, rows: 4, maxLength: field.most, defaultValue: field.value })
          : h('input', { ...common, type: 'text', maxLength: field.most, defaultValue: field.value }),
      );
    case 'date':
      return labelled(h('input', { ...common, type: 'date', defaultValue: field.value ?? '' }));
    case 'one':
      if (field.options.length > mostBeside)
        return labelled(
          h(
            'select',
            common,
            required && field.value !== null ? null : h('option', { value: '' }, required ? '–' : noAnswer),
            field.options.map(({ value, label: name }) =>
              h('option', { key: value, value, selected: value === field.value }, name),
            ),
          ),
        );
      return grouped(
        h(
          'div',
          { class: 'choices' },
          [...field.options, ...(required ? [] : [{ value: '', label: noAnswer }])].map((option) =>
            h(Choice, {
              key: option.value,
              ...option,
              name: id,
              type: 'radio',
              required,
              isChosen: option.value === (field.value ?? ''),
            }),
          ),
        ),
      );
    case 'several':
      return grouped(
        h(
          'div',
          { class: 'choices' },
          field.options.map((option) =>
            h(Choice, {
              key: option.value,
              ...option,
              name: id,
              type: 'checkbox',
              required: false,
              isChosen: field.values.includes(option.value),
            }),
          ),
        ),
      );
    case 'people':
      return grouped([
        h(
          'div',
          { key: 'known', class: 'choices' },
          people.map((person) =>
            h(Choice, {
              key: person.id,
              value: person.id,
              label: person.name,
              name: id,
              type: 'checkbox',
              required: false,
              isChosen: field.people.includes(person.id),
            }),
          ),
        ),
        h('input', {
          key: 'others',
          type: 'text',
          name: othersIn(id),
          'aria-label': `${label}: further names`,
          placeholder: 'Further names, with commas',
          defaultValue: field.people.filter((one) => !people.some((known) => known.id === one)).join(', '),
        }),
      ]);
    case 'channel':
      return null;
    default:
      return field satisfies never;
  }
}

type ChoiceProps = {
  readonly value: string;
  readonly label: string;
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly required: boolean;
  readonly isChosen: boolean;
};

function Choice({ value, label, name, type, required, isChosen }: ChoiceProps): ComponentChild {
  return h(
    'label',
    { class: 'choice' },
    h('input', { type, name, value, required, defaultChecked: isChosen }),
    h('span', null, label),
  );
}

/** What a filled-in form says, by field; a list for what may have several. */
export function enteredValues(
  fields: readonly FormField[],
  data: FormData,
): Record<string, string | string[]> {
  const texts = (name: string): string[] =>
    data.getAll(name).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
  return Object.fromEntries(
    fields.flatMap(({ id, kind }) => {
      const others = texts(othersIn(id)).flatMap((list) => list.split(','));
      const values = [...texts(id), ...others.map((name) => name.trim()).filter((name) => name !== '')];
      const [first] = values;
      if (first === undefined) return [];
      return [[id, kind === 'several' || kind === 'people' ? values : first]];
    }),
  );
}

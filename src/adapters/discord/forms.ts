import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import type { FormContext } from '../chat/platform.ts';
import { limits } from './limits.ts';
import { customIdOf } from './presses.ts';
import { display } from './render/components.ts';
import { escaped, shortened } from './render/escape.ts';
import { isUserId } from './render/spans.ts';

/**
 * Renders a form as a modal. The intro is above the fields; if they take all the room, it's the description of the first
 * field without a hint. Answers always go where the form was opened, so there is no channel field.
 */
export function modalOf(
  { title, intro, fields }: Form,
  { conversation, ref, isPrivate }: FormContext,
): APIModalInteractionResponseCallbackData {
  const hasRoom = fields.length < limits.modalComponents;
  const unhinted = hasRoom ? undefined : fields.find((field) => hintOf(field) === null);
  return {
    custom_id: customIdOf({ kind: 'filled', ref }, { conversation, aloud: !isPrivate }) ?? '',
    title: shortened(title, limits.modalTitle),
    components: [
      ...(intro !== null && hasRoom ? [display(escaped(intro))] : []),
      ...fields.flatMap((field) =>
        field.kind === 'channel' ? [] : [labelOf(field, field === unhinted ? intro : hintOf(field))],
      ),
    ],
  };
}

type ShownField = Exclude<FormField, { kind: 'channel' }>;

function labelOf(field: ShownField, hint: string | null): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: shortened(field.label, limits.modalLabel),
    ...(hint === null ? {} : { description: shortened(hint, limits.modalHint) }),
    component: componentOf(field),
  };
}

/** Discord has no date field, so the hint says how to write a day unless there is another hint. */
function hintOf({ kind, hint }: FormField): string | null {
  return hint ?? (kind === 'date' ? 'A day like 2027-03-31' : null);
}

/** Longest input for a day, in characters: room for other spellings, so that people get an error instead of being cut off. */
const longestDay = 40;

function componentOf(field: ShownField): APIComponentInLabel {
  const { required } = field;
  const base = { custom_id: `${field.kind}:${field.id}`, required };
  // "`min_values` must be either omitted or at least `1` if `required` is omitted or `true`" (Components reference).
  const least = required ? 1 : 0;
  switch (field.kind) {
    case 'text': {
      const most = Math.min(field.most, limits.modalText);
      return {
        ...base,
        type: ComponentType.TextInput,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: most,
        ...(field.value === '' ? {} : { value: field.value.slice(0, most) }),
      };
    }
    case 'date':
      return {
        ...base,
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        max_length: longestDay,
        ...(field.value === null ? {} : { value: field.value }),
      };
    case 'one':
      return {
        ...base,
        type: ComponentType.StringSelect,
        min_values: least,
        max_values: 1,
        options: optionsOf(field.options, field.value === null ? [] : [field.value]),
      };
    case 'several': {
      const options = optionsOf(field.options, field.values);
      return {
        ...base,
        type: ComponentType.StringSelect,
        min_values: least,
        max_values: Math.min(field.most ?? options.length, options.length),
        options,
      };
    }
    case 'people': {
      const most = Math.min(field.most, limits.selectOptions);
      const known = field.people.filter(isUserId).slice(0, most);
      return {
        ...base,
        type: ComponentType.UserSelect,
        min_values: least,
        max_values: most,
        // "Number of default values must be in the range defined by `min_values` and `max_values`" (as above).
        ...(known.length === 0
          ? {}
          : { default_values: known.map((id) => ({ id, type: SelectMenuDefaultValueType.User })) }),
      };
    }
    default:
      return field satisfies never;
  }
}

function optionsOf(
  options: readonly FormOption[],
  chosen: readonly string[],
): { label: string; value: string; default: boolean }[] {
  return options.slice(0, limits.selectOptions).map(({ value, label }) => ({
    label: shortened(label, limits.selectText),
    value,
    default: chosen.includes(value),
  }));
}

/** Submitted values, by the ids of the form's fields. */
export function filledIn({ fields }: ModalSubmitInteraction): Filled {
  const filled: Record<string, string | readonly string[]> = {};
  for (const [customId, data] of fields.fields) {
    const [, kind, id] = /^([a-z]+):(.+)$/s.exec(customId) ?? [];
    if (id === undefined) continue;
    const values = valuesOf(data);
    const value = kind === 'several' || kind === 'people' ? values : values[0]?.trim();
    if (value !== undefined && value.length > 0) filled[id] = value;
  }
  return filled;
}

/** The single field's text in a form of an earlier version. */
export function typedInto({ fields }: ModalSubmitInteraction): string {
  const data = fields.fields.get('words');
  return (data === undefined ? undefined : valuesOf(data)[0])?.trim() ?? '';
}

type FieldData = ModalSubmitInteraction['fields']['fields'] extends ReadonlyMap<string, infer D> ? D : never;

function valuesOf(data: FieldData): readonly string[] {
  if ('values' in data) return data.values;
  return typeof data.value === 'string' ? [data.value] : [];
}

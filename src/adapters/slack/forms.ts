import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import type { Submission } from './payloads.ts';
import { limits } from './limits.ts';
import { plainText } from './render/controls.ts';
import { isPerson } from './render/spans.ts';
import { optionOf, viewIds } from './views/fields.ts';
import { parsed } from './views/settings.ts';

/** Where a form belongs to, as the modal carries it. */
const spotSchema = z.object({
  conversation: z.string(),
  channel: z.string(),
  /** Null for a message of its own. */
  thread: z.string().nullable(),
  /** True where only the one who fills it in sees the conversation. */
  alone: z.boolean(),
  /** Where Slack takes a word to that person alone; null where it gave no such address. */
  responseUrl: z.string().nullable(),
});

export type FormSpot = z.infer<typeof spotSchema>;

const metadataSchema = spotSchema.extend({ ref: z.string() });

/** What one person fills in alone. The ids of fields are those of its blocks and elements. */
export function formView(form: Form, spot: FormSpot): types.ModalView {
  const { title, intro, fields, submit, ref } = form;
  return {
    type: 'modal',
    callback_id: viewIds.form,
    private_metadata: metadataOf({ ...spot, ref }),
    title: plainText(title, limits.viewTitle),
    submit: plainText(submit, limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      ...(intro === null ? [] : [{ type: 'section' as const, text: plainText(intro, limits.sectionText) }]),
      ...fields.flatMap(blockOf),
    ],
  };
}

export function metadataOf(metadata: FormSpot & { readonly ref?: string }): string {
  const written = JSON.stringify(metadata);
  // Without the address it fits: ids of ours are short.
  return written.length <= limits.viewMetadata ? written : JSON.stringify({ ...metadata, responseUrl: null });
}

export function readSpot(metadata: string): FormSpot | undefined {
  return spotSchema.safeParse(parsed(metadata)).data;
}

/** What was filled in, whole, and where it belongs; undefined where the form is not one of ours. */
export function readForm({
  view,
}: Submission): { readonly ref: string; readonly spot: FormSpot; readonly filled: Filled } | undefined {
  const { data } = metadataSchema.safeParse(parsed(view.private_metadata));
  if (data === undefined) return undefined;
  const { ref, ...spot } = data;
  const filled = Object.entries(view.state.values).flatMap(([id, elements]): [string, Filled[string]][] => {
    const [state] = Object.values(elements);
    if (state === undefined) return [];
    const one = state.value ?? state.selected_option?.value ?? state.selected_date ?? '';
    const several = state.selected_options?.map(({ value }) => value) ?? state.selected_users ?? [];
    return one !== '' ? [[id, one]] : several.length > 0 ? [[id, several]] : [];
  });
  return { ref, spot, filled: Object.fromEntries(filled) };
}

function blockOf(field: FormField): types.InputBlock[] {
  const element = elementOf(field);
  if (element === null) return [];
  return [
    {
      type: 'input',
      block_id: field.id,
      optional: !field.required,
      label: plainText(field.label, limits.inputLabel),
      ...(field.hint === null || field.hint === '' ? {} : { hint: plainText(field.hint, limits.inputHint) }),
      element,
    },
  ];
}

/** Null for a list without anything to choose, which Slack refuses, and for what is not shown here. */
function elementOf(field: FormField): types.InputBlockElement | null {
  switch (field.kind) {
    case 'text': {
      const most = Math.min(field.most, limits.inputText);
      const value = field.value.slice(0, most);
      return {
        type: 'plain_text_input',
        action_id: field.id,
        multiline: field.long,
        max_length: most,
        ...(value === '' ? {} : { initial_value: value }),
      };
    }
    case 'one': {
      if (field.options.length === 0) return null;
      const chosen = field.options.find(({ value }) => value === field.value);
      return {
        type: 'static_select',
        action_id: field.id,
        options: field.options.map(picked),
        ...(chosen === undefined ? {} : { initial_option: picked(chosen) }),
      };
    }
    case 'several': {
      if (field.options.length === 0) return null;
      const chosen = field.options.filter(({ value }) => field.values.includes(value));
      return {
        type: 'multi_static_select',
        action_id: field.id,
        options: field.options.map(picked),
        ...(field.most === undefined ? {} : { max_selected_items: field.most }),
        ...(chosen.length === 0 ? {} : { initial_options: chosen.map(picked) }),
      };
    }
    case 'people': {
      const chosen = field.people.filter(isPerson).slice(0, field.most);
      return {
        type: 'multi_users_select',
        action_id: field.id,
        max_selected_items: field.most,
        ...(chosen.length === 0 ? {} : { initial_users: chosen }),
      };
    }
    case 'date':
      return {
        type: 'datepicker',
        action_id: field.id,
        ...(field.value === null ? {} : { initial_date: field.value }),
      };
    case 'channel':
      return null;
    default:
      return field satisfies never;
  }
}

function picked({ value, label }: FormOption): types.PlainTextOption {
  return optionOf({ id: value, title: label });
}

import type { types, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import type { Delivered, Failure } from '../chat/outcomes.ts';
import type { FormContext } from '../chat/platform.ts';
import { isPerson, type SlackAddress } from './address.ts';
import type { SlackTrigger } from './inbound/trigger.ts';
import { readJson } from './json.ts';
import { limits } from './limits.ts';
import { failureOf } from './outcomes.ts';
import type { FieldState, SubmissionPayload } from './payloads.ts';
import { plainText } from './render/controls.ts';

/** Names of the modals; Slack hands them back with a submission or a press. */
export const viewIds = { form: 'form', note: 'note' } as const;

/** Forms of 0.1 that this version has under other names. */
const olderViewIds = ['settings', 'comment', 'compare'];

/** Where a modal belongs. */
const contextSchema = z.object({
  conversation: z.string(),
  channel: z.string(),
  /** Null for a message in the channel itself. */
  thread: z.string().nullable(),
  /** True if only the person filling it in sees the conversation. */
  isPrivate: z.boolean(),
  responseUrl: z.string().nullable(),
});
const noteSchema = z.preprocess(withNewNames, contextSchema);
const formSchema = z.preprocess(withNewNames, contextSchema.extend({ ref: z.string() }));

export type ModalContext = z.infer<typeof contextSchema>;

export function contextOf(conversation: string, address: SlackAddress): ModalContext {
  const { channel, thread, isPrivate, responseUrl } = address;
  return { conversation, channel, thread, isPrivate, responseUrl };
}

/** Opens a form as a modal, or in the place of the one it was called from. */
export async function openForm(
  client: webApi.WebClient,
  form: Form,
  { site, address, triggerId, reply }: SlackTrigger,
  { conversation, ref }: FormContext,
): Promise<Delivered<SlackAddress> | Failure> {
  const { token } = site;
  const view = formView({ ...form, ref }, contextOf(conversation, address));
  // Slack's own ids are short, and so are ours.
  if ((view.private_metadata ?? '').length > limits.viewMetadata)
    return { kind: 'never', says: 'the event names a place that is too long to come from Slack' };
  try {
    if (reply.kind === 'modal') await client.views.update({ token, view_id: reply.view, view });
    else if (triggerId === null) return { kind: 'never', says: 'the event gave no right to open a form' };
    else await client.views.open({ token, trigger_id: triggerId, view });
    return { kind: 'delivered', id: null, next: address };
  } catch (thrown) {
    return failureOf(thrown);
  }
}

/** A form as a modal. Its blocks and elements are named after the fields. */
function formView(form: Form, context: ModalContext): types.ModalView {
  const { title, intro, fields, submit, ref } = form;
  return {
    type: 'modal',
    callback_id: viewIds.form,
    private_metadata: metadataOf({ ...context, ref }),
    title: plainText(title, limits.viewTitle),
    submit: plainText(submit, limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      ...(intro === null ? [] : [{ type: 'section' as const, text: plainText(intro, limits.sectionText) }]),
      ...fields.flatMap(blocksOf),
    ],
  };
}

/** What came of a form, in its place: only the person who filled it in sees it, and can go on from there. */
export function noteView(blocks: types.KnownBlock[], context: ModalContext): types.ModalView {
  return {
    type: 'modal',
    callback_id: viewIds.note,
    private_metadata: metadataOf(context),
    title: plainText('For you alone', limits.viewTitle),
    close: plainText('Done', limits.viewTitle),
    blocks: blocks.slice(0, limits.blocksInView),
  };
}

/** Where a note belongs. @returns undefined if it isn't ours */
export function readContext(metadata: string): ModalContext | undefined {
  return noteSchema.safeParse(readJson(metadata)).data;
}

export type FilledForm = {
  readonly ref: string;
  readonly filled: Filled;
  /** Null for a form of an older version, whose place isn't known. */
  readonly context: ModalContext | null;
};

/** What somebody filled in. @returns undefined if the form isn't ours */
export function readForm({ view }: SubmissionPayload): FilledForm | undefined {
  if (olderViewIds.includes(view.callback_id)) return { ref: 'outdated', filled: {}, context: null };
  if (view.callback_id !== viewIds.form) return undefined;
  const { data } = formSchema.safeParse(readJson(view.private_metadata));
  if (data === undefined) return undefined;
  const { ref, ...context } = data;
  const states = Object.entries(view.state.values).flatMap(([id, elements]) => {
    const [state] = Object.values(elements);
    return state === undefined ? [] : [{ id, state }];
  });
  const filled = states.flatMap(({ id, state }) => {
    const value = filledIn(state);
    return value.length === 0 ? [] : [[id, value] as const];
  });
  return { ref, filled: Object.fromEntries(filled), context };
}

/** @returns something empty for a field that was left empty */
function filledIn(state: FieldState): Filled[string] {
  return (
    state.value ??
    state.selected_option?.value ??
    state.selected_date ??
    state.selected_conversation ??
    state.selected_options?.map(({ value }) => value) ??
    state.selected_users ??
    ''
  );
}

function blocksOf(field: FormField): types.InputBlock[] {
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

/** @returns null for a list without options, which Slack refuses */
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
      const options = fitting(field.options);
      if (options.length === 0) return null;
      const chosen = options.find(({ value }) => value === field.value);
      return {
        type: 'static_select',
        action_id: field.id,
        options: options.map(optionOf),
        ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
      };
    }
    case 'several': {
      const options = fitting(field.options);
      if (options.length === 0) return null;
      const chosen = options.filter(({ value }) => field.values.includes(value));
      return {
        type: 'multi_static_select',
        action_id: field.id,
        options: options.map(optionOf),
        ...(field.most === undefined ? {} : { max_selected_items: field.most }),
        ...(chosen.length === 0 ? {} : { initial_options: chosen.map(optionOf) }),
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
      return {
        type: 'conversations_select',
        action_id: field.id,
        default_to_current_conversation: true,
        // The submission then carries a response_url for the chosen channel.
        response_url_enabled: true,
        filter: { include: ['public', 'private', 'im'], exclude_bot_users: false },
      };
    default:
      return field satisfies never;
  }
}

function fitting(options: readonly FormOption[]): readonly FormOption[] {
  return options.filter(({ value }) => value.length <= limits.optionValue).slice(0, limits.selectOptions);
}

function optionOf({ value, label }: FormOption): types.PlainTextOption {
  return { text: plainText(label, limits.optionText), value };
}

function metadataOf(context: ModalContext & { readonly ref?: string }): string {
  const written = JSON.stringify(context);
  // It fits without the address: ids of ours are short.
  return written.length <= limits.viewMetadata ? written : JSON.stringify({ ...context, responseUrl: null });
}

/** 0.1 had `alone` for `isPrivate`. */
function withNewNames(metadata: unknown): unknown {
  return typeof metadata === 'object' && metadata !== null && 'alone' in metadata
    ? { isPrivate: metadata.alone, ...metadata }
    : metadata;
}

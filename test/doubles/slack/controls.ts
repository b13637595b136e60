import { recordOf, type View } from './workspace.ts';

/** The blocks of a modal or Home tab. */
export function blocksOf({ view }: View): readonly Record<string, unknown>[] {
  return Array.isArray(view.blocks) ? view.blocks.map(recordOf) : [];
}

/** An element of a form, as Slack hands it back. */
export function stateOf(
  element: Record<string, unknown>,
  given: string | readonly string[] | null | undefined,
): Record<string, unknown> {
  const type = String(element.type);
  const options = Array.isArray(element.options) ? element.options.map(recordOf) : [];
  const option = (value: string): Record<string, unknown> => {
    const found = options.find((one) => one.value === value);
    if (found === undefined) throw new Error(`the form has no option ${value}`);
    return found;
  };
  const several = typeof given === 'string' ? [given] : (given ?? []);
  switch (type) {
    case 'plain_text_input':
      return { type, value: given === undefined ? (element.initial_value ?? null) : given };
    case 'static_select': {
      if (given === undefined) return { type, selected_option: element.initial_option ?? null };
      return { type, selected_option: given === null ? null : option(String(given)) };
    }
    case 'multi_static_select':
      return {
        type,
        selected_options: given === undefined ? (element.initial_options ?? []) : several.map(option),
      };
    case 'multi_users_select':
      return { type, selected_users: given === undefined ? (element.initial_users ?? []) : several };
    case 'conversations_select':
      return { type, selected_conversation: given ?? null };
    case 'datepicker':
      return { type, selected_date: given === undefined ? (element.initial_date ?? null) : given };
    default:
      throw new Error(`the double fills in no ${type}`);
  }
}

/** Finds a control by its label. */
export function findControl(
  blocks: readonly Record<string, unknown>[],
  label: string,
): { action: Record<string, unknown>; option?: Record<string, unknown> } {
  for (const block of blocks) {
    for (const element of Array.isArray(block.elements) ? block.elements.map(recordOf) : []) {
      if (textOf(element) === label)
        return {
          action: {
            type: element.type,
            action_id: element.action_id,
            value: element.value,
            text: element.text,
          },
        };
      for (const side of ['positive_button', 'negative_button']) {
        const button = recordOf(element[side]);
        if (textOf(button) === label)
          return {
            action: { type: 'feedback_buttons', action_id: element.action_id, value: button.value },
          };
      }
      for (const option of Array.isArray(element.options) ? element.options.map(recordOf) : []) {
        if (textOf(option) === label)
          return { action: { type: element.type, action_id: element.action_id }, option };
      }
    }
  }
  throw new Error(`there is nothing that says "${label}" under this message`);
}

function textOf(element: Record<string, unknown>): unknown {
  return recordOf(element.text).text;
}

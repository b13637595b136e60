import { listOf } from './workspace.ts';

/** An element of a form, as Slack hands it back. */
export function stateOf(
  element: Record<string, unknown>,
  given: string | readonly string[] | null | undefined,
): Record<string, unknown> {
  const type = String(element.type);
  const options = listOf(element.options);
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

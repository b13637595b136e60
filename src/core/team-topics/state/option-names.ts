import { formatList } from '../../reply/parts/wording.ts';
import { topicLimits } from '../limits.ts';

/** What an option is called where nobody can tell what they are. */
export const anyOption = { one: 'option', many: 'options' } as const;

/** "Auth0, Authentik or Keycloak": what a choice is called that nobody has named. */
export function optionNames(options: readonly { readonly name: string }[]): string {
  const names = formatList(options.map(({ name }) => name).sort(), 'or');
  return names.length <= topicLimits.name ? names : `${names.slice(0, topicLimits.name - 1).trimEnd()}…`;
}

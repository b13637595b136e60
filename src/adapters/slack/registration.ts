import { commands } from '../../core/commands/commands.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { type MessageActionId, messageActions } from '../chat/message-actions.ts';
import { limits } from './limits.ts';
import { promptsOf } from './prompts.ts';
import { shorten } from './render/shorten.ts';
import { botEvents, botScopes } from './scopes.ts';

/** Names of the message shortcuts, as installed apps know them. */
export const messageShortcuts: Readonly<Record<MessageActionId, string>> = { weigh: 'weigh', save: 'decide' };
export const compareShortcut = 'compare';

export type ManifestMode =
  | { readonly kind: 'socket' }
  /** `url` is the public https address of this program; `oauth` for an app that many workspaces install. */
  | { readonly kind: 'http'; readonly url: string; readonly oauth: boolean };

/**
 * The app's manifest, to paste at https://api.slack.com/apps ("From a manifest"):
 * https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(mode: ManifestMode, knowledge: Knowledge): Record<string, unknown> {
  const request = mode.kind === 'http' ? new URL('/slack/events', mode.url).href : undefined;
  const at = (name: string): Record<string, string> => (request === undefined ? {} : { [name]: request });
  const asks = commands.map(({ name }) => name).join(' | ');
  return {
    display_information: {
      name: shorten('Tradeoff', limits.manifestName),
      description: shorten(
        'Answers technology choices from checked, cited trade-off data',
        limits.manifestDescription,
      ),
      background_color: '#2c2d30',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Tradeoff', always_online: true },
      agent_view: {
        agent_description: 'Weighs technology choices from checked, cited data.',
        suggested_prompts: promptsOf(knowledge),
      },
      shortcuts: [
        ...messageActions.map(({ id, name, description }) => ({
          name,
          type: 'message',
          callback_id: messageShortcuts[id],
          description,
        })),
        {
          name: 'Compare options',
          type: 'global',
          callback_id: compareShortcut,
          description: 'Pick options and an aspect to compare',
        },
      ],
      slash_commands: [
        {
          command: '/tradeoff',
          description: 'Weigh a choice: ask in your own words',
          usage_hint: `[${asks}] … [privately]`,
          // So that people and channels come with their ids.
          should_escape: true,
          ...at('url'),
        },
      ],
    },
    oauth_config: {
      scopes: { bot: Object.keys(botScopes) },
      ...(mode.kind === 'http' && mode.oauth
        ? { redirect_urls: [new URL('/slack/oauth_redirect', mode.url).href] }
        : {}),
    },
    settings: {
      event_subscriptions: { bot_events: [...botEvents], ...at('request_url') },
      interactivity: { is_enabled: true, ...at('request_url') },
      org_deploy_enabled: mode.kind === 'http' && mode.oauth,
      socket_mode_enabled: mode.kind === 'socket',
      token_rotation_enabled: mode.kind === 'http' && mode.oauth,
    },
  };
}

/** The bot scopes that the app asks for, each with what it is used for. README and manifest read this. */
export const botScopes = {
  'app_mentions:read': 'to hear mentions',
  'assistant:write': 'status, thread titles and suggested prompts in the agent view',
  'channels:history':
    'to hear follow-ups in its threads in public channels, to read what was said in a thread it is called into, and to look for its own answer after a crash',
  'channels:read': 'to tell public channels from private ones, and to know when it is added to one',
  'chat:write': 'to answer',
  commands: 'the slash command and the shortcuts',
  'files:write': 'to post charts as pictures',
  'groups:history': 'the same as channels:history, in private channels it was invited to',
  'groups:read':
    'to show a person their questions from private channels only while they are in them, and to know when it is added to one',
  'im:history': 'direct messages to it',
  'im:read': 'to know that a channel is a direct message',
  'mpim:history': 'the same as channels:history, in group messages it was added to',
  'mpim:read': 'the same as groups:read, for group messages',
  'users:read':
    'to know who administers the workspace and who is a guest in it, to name people without notifying them, and to read times in their time zone',
} as const;

/** The events that it subscribes to. */
export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'assistant_thread_started',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
] as const;

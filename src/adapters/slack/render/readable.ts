/**
 * What somebody wrote, without Slack's marks around people, channels and links, for a quotation that notifies nobody:
 * https://docs.slack.dev/messaging/formatting-message-text.
 */
export function readable(written: string, nameOf: (id: string) => string): string {
  return written
    .replace(/<@([A-Z0-9]{1,30})(?:\|([^<>\n]{0,100}))?>/g, (_, id: string, name?: string) =>
      name === undefined || name === '' ? nameOf(id) : name,
    )
    .replace(/<#([A-Z0-9]{1,30})(?:\|([^<>\n]{0,100}))?>/g, (_, id: string, name = '') => `#${name || id}`)
    .replace(/<!(?:subteam\^)?[^<>|\n]{1,40}\|@?([^<>\n]{1,100})>/g, '$1')
    .replace(
      /<((?:https?|mailto):[^<>|\n]{1,2000})(?:\|([^<>\n]{0,500}))?>/g,
      (_, url: string, label = '') => (label === '' ? url : label),
    );
}

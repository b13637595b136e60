/** How much the chat page takes and keeps. All of it is this program's own choice, since nobody else runs the page. */
export const limits = {
  /** Characters of a message: as many as Discord's longest. */
  words: 4_000,
  /** Characters of a name. */
  name: 40,
  /** People that one page knows. */
  people: 100,
  /** Channels; a page opens one by naming it. */
  channels: 20,
  channelName: 40,
  /** Messages that are kept; beyond that, the oldest threads go. */
  messages: 1_000,
  /** Milliseconds: as long as threads are kept. */
  keptFor: 90 * 24 * 3_600_000,
  /** Forms that are open at a time; the oldest are forgotten. */
  openForms: 200,
  /** Windows that are open at a time, for all people together. */
  windows: 200,
} as const;

/** How much each piece of evidence counts, by its name. */
export type Weights = Readonly<Record<string, number>>;

export const weightsByMode = {
  meaning: { rank: {}, right: {}, answerable: {} },
  words: { rank: {}, right: {}, answerable: {} },
  'meaning of lines': { rank: {}, right: {}, answerable: {} },
  'words of lines': { rank: {}, right: {}, answerable: {} },
};

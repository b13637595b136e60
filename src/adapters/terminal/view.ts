/** What the place can show that an answer is printed to. */
export type View = {
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
  /** Whether a title can be a link (OSC 8); elsewhere the address is printed. */
  readonly links: boolean;
};

/** A pipe or a file tells no width. */
const widthElsewhere = 80;
/** Below this, words no longer fit; text then runs over the edge. */
const narrowest = 20;

/**
 * What an output can show.
 *
 * @param coloursWanted false where NO_COLOR is set
 */
export function terminalView(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  coloursWanted: boolean,
): View {
  const terminal = output.isTTY === true;
  // A pseudo-terminal that was never given a size says 0.
  const width =
    terminal && output.columns !== undefined && output.columns > 0 ? output.columns : widthElsewhere;
  return { width: Math.max(width, narrowest), colours: terminal && coloursWanted, links: terminal };
}

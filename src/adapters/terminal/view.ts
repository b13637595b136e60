/** What the output can show. */
export type View = {
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
  /** Whether titles can be links (OSC 8). If not, URLs are printed. */
  readonly links: boolean;
};

/** The width of a pipe or a file, which have none. */
const widthElsewhere = 80;
/** Words don't fit in less; text may then be wider than the terminal. */
const narrowest = 20;

/** @param coloursWanted false if NO_COLOR is set */
export function terminalView(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  coloursWanted: boolean,
): View {
  const terminal = output.isTTY === true;
  // A pseudo-terminal without a size reports 0.
  const width =
    terminal && output.columns !== undefined && output.columns > 0 ? output.columns : widthElsewhere;
  return { width: Math.max(width, narrowest), colours: terminal && coloursWanted, links: terminal };
}

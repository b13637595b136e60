import { type APIComponentInContainer, type APISectionComponent, ComponentType } from 'discord.js';
import { limits } from '../limits.ts';
import { countOf, display, divider, gallery, textLength } from './components.ts';
import type { Piece } from './pieces.ts';

type ShownPiece = Exclude<Piece, { kind: 'choices' }>;

/** Content of one message of an answer. */
export type Page = { readonly pieces: ShownPiece[]; readonly sections: APISectionComponent[] };

/** Everything around an answer's pieces. */
export type Surroundings = {
  /** Lines above and below the answer, in characters. */
  readonly above: number;
  readonly foot: number;
  readonly sections: readonly APISectionComponent[];
  /** Components below the last page. */
  readonly below: number;
};

/** Room for the mark, the line above and a gap, in characters. */
const marksRoom = 90;
/** Components of the frame: the container, the lines above and below, the mark, the sources and their divider. */
const framing = 6;
/** Sections of a message; each is three components. */
const mostSections = 4;

/** Divides an answer into pages, each within Discord's limits. Nothing is lost, and no piece is divided. */
export function paginate(
  pieces: readonly Piece[],
  { above, foot, sections, below }: Surroundings,
): readonly Page[] {
  const room = limits.text - marksRoom - foot;
  let page: Page = { pieces: [], sections: [] };
  const pages = [page];
  let used = above;
  const fit = (length: number, isFull: boolean): void => {
    const isEmpty = page.pieces.length + page.sections.length === 0;
    if (!isEmpty && (isFull || used + length > room)) {
      page = { pieces: [], sections: [] };
      pages.push(page);
      used = 0;
    }
    used += length;
  };
  for (const piece of pieces) {
    if (piece.kind === 'choices') continue;
    // Leaves room to replace a picture with the chart in characters.
    fit((piece.kind === 'picture' ? piece.file.drawn : piece.text).length + 1, false);
    page.pieces.push(piece);
  }
  const controls = countOf(sections.slice(0, mostSections)) + below;
  // Pictures can't be merged: if they leave no room for the controls, those get their own message.
  fit(0, leastOf(page.pieces, false) + controls > limits.components - framing);
  for (const section of sections) {
    fit(textLength([section]), page.sections.length === mostSections);
    page.sections.push(section);
  }
  return pages;
}

/**
 * Renders a page's pieces as components; texts are merged if there are too many.
 *
 * @param controls how many components the page's controls take
 */
export function componentsOf({ pieces }: Page, controls: number): APIComponentInContainer[] {
  const most = limits.components - framing - controls;
  const shown: APIComponentInContainer[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'source') continue;
    if (piece.kind === 'picture') {
      shown.push(gallery(piece.file, piece.text));
      continue;
    }
    const last = shown.at(-1);
    const hasRoom = (): boolean => shown.length + leastOf(pieces.slice(index + 1), true) < most;
    if (last?.type !== ComponentType.TextDisplay || (piece.opens && hasRoom()))
      shown.push(display(piece.text));
    else shown[shown.length - 1] = display(`${last.content}\n${piece.text}`);
  }
  const sources = pieces.flatMap(({ kind, text }) => (kind === 'source' ? [text] : []));
  return [
    ...shown,
    ...(sources.length > 0 && shown.length > 0 ? [divider()] : []),
    ...(sources.length > 0 ? [display(sources.join('\n'))] : []),
  ];
}

/** Fewest components for pieces, without sources. @param follows whether they come after text they can be merged with */
function leastOf(pieces: readonly ShownPiece[], follows: boolean): number {
  const shown = pieces.filter(({ kind }) => kind !== 'source').map(({ kind }) => kind === 'picture');
  return shown.filter((isPicture, at) => isPicture || (shown[at - 1] ?? !follows)).length;
}

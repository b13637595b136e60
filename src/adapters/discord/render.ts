import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
} from 'discord.js';
import type { Answer } from '../../core/answer/answer.ts';
import { type Attachments, addressOf } from './attachments.ts';
import { pressablesOf, type Row } from './choices.ts';
import { limits } from './limits.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** One message's components. */
export type Components = APIMessageTopLevelComponent[];

export type Frame = {
  /** What the presses of the answer go on with. */
  readonly conversation: string;
  /** A line above the answer: who asked what, where the question does not stand above it. Markdown. */
  readonly above: string | null;
  /** A line below it. Markdown. */
  readonly foot: string | null;
  /** Rows below the answer: feedback and the like. */
  readonly tools: readonly Row[];
  /** The pictures of its charts. */
  readonly attachments: Attachments;
  /** True where only one person sees it, and what it offers to say is said to all. */
  readonly aloud?: boolean;
};

/** Room for a mark, the line above and a gap, of what a message may hold. */
const marksRoom = 90;
/** A container, and in it the lines above and below, the mark, the sources and their line. */
const framing = 6;

/**
 * An answer as one or more messages, each within Discord's limits. Nothing is lost and no piece is divided;
 * where it is more than one message, each says so at its foot. What can be pressed stands in the last.
 */
export function renderMessages(answer: Answer, frame: Frame): Components[] {
  const pieces = piecesOf(answer, true, frame.attachments);
  const offers = pieces.flatMap((piece) => (piece.kind === 'choices' ? [piece.choices] : []));
  const { rows, sections } = pressablesOf(offers, {
    conversation: frame.conversation,
    aloud: frame.aloud ?? false,
  });
  const below = countOf([...rows, ...frame.tools]);
  const linked = paginate(pieces, sections, below, frame);
  // Links in the text cost half of it; where they would make a second message, the ones below have to do.
  const pages =
    linked.length === 1
      ? linked
      : paginate(piecesOf(answer, false, frame.attachments), sections, below, frame);
  return pages.map(({ texts, sections: beside }, index) => {
    const isLast = index === pages.length - 1;
    const pressables = [...beside, ...(isLast ? [...rows, ...frame.tools] : [])];
    const shown = [
      ...(index === 0 && frame.above !== null ? [display(frame.above)] : []),
      ...displays(texts, limits.components - framing - countOf(pressables)),
      ...(isLast && frame.foot !== null ? [display(frame.foot)] : []),
      ...mark(answer.id, index, pages.length),
    ];
    const container =
      shown.length === 0 ? [] : [{ type: ComponentType.Container as const, components: shown }];
    return [...container, ...pressables];
  });
}

type Text = Exclude<Piece, { kind: 'choices' }>;
type Page = { readonly texts: Text[]; readonly sections: APISectionComponent[] };

/** Sections of a message; each is three components. */
const mostSections = 4;

/** @param below how many components stand below the last page */
function paginate(
  pieces: readonly Piece[],
  sections: readonly APISectionComponent[],
  below: number,
  frame: Frame,
): Page[] {
  const room = limits.text - marksRoom - (frame.foot?.length ?? 0);
  let page: Page = { texts: [], sections: [] };
  const pages = [page];
  let used = frame.above?.length ?? 0;
  const fit = (length: number, isFull: boolean): void => {
    const isEmpty = page.texts.length + page.sections.length === 0;
    if (!isEmpty && (isFull || used + length > room)) {
      page = { texts: [], sections: [] };
      pages.push(page);
      used = 0;
    }
    used += length;
  };
  for (const piece of pieces) {
    if (piece.kind === 'choices') continue;
    fit(piece.kind === 'picture' ? 0 : piece.text.length + 1, false);
    page.texts.push(piece);
  }
  const pressed = countOf(sections.slice(0, mostSections)) + below;
  // Pictures cannot be put together: where they leave no room for what can be pressed, that has a message of its own.
  fit(0, leastOf(page.texts, false) + pressed > limits.components - framing);
  for (const section of sections) {
    fit(textLength([section]), page.sections.length === mostSections);
    page.sections.push(section);
  }
  return pages;
}

/** @param most how many components there is room for; what is more is put together */
function displays(page: readonly Text[], most: number): APIComponentInContainer[] {
  const shown: APIComponentInContainer[] = [];
  for (const [index, piece] of page.entries()) {
    if (piece.kind === 'source') continue;
    if (piece.kind === 'picture') {
      shown.push(gallery(addressOf(piece.shows), piece.text));
      continue;
    }
    const last = shown.at(-1);
    const hasRoom = (): boolean => shown.length + leastOf(page.slice(index + 1), true) < most;
    if (last?.type !== ComponentType.TextDisplay || (piece.opens && hasRoom()))
      shown.push(display(piece.text));
    else shown[shown.length - 1] = display(`${last.content}\n${piece.text}`);
  }
  const sources = page.flatMap(({ kind, text }) => (kind === 'source' ? [text] : []));
  return [
    ...shown,
    ...(sources.length > 0 && shown.length > 0 ? [line()] : []),
    ...(sources.length > 0 ? [display(sources.join('\n'))] : []),
  ];
}

/** How few components it takes, sources aside. @param follows whether it comes after text that it may go on with */
function leastOf(page: readonly Text[], follows: boolean): number {
  const shown = page.filter(({ kind }) => kind !== 'source').map(({ kind }) => kind === 'picture');
  return shown.filter((isPicture, at) => isPicture || (shown[at - 1] ?? !follows)).length;
}

function gallery(url: string, alt: string): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url }, description: alt.slice(0, limits.altText) || 'A chart' }],
  };
}

function mark(answer: string, index: number, count: number): APIComponentInContainer[] {
  if (count === 1) return [];
  const where = index === count - 1 ? 'the end' : 'goes on below';
  return [display(`-# Part ${index + 1} of ${count} of ${answer}, ${where}`)];
}

/** A text. Pages are made to fit; a single line is too long only where something else than Discord made up an id in it. */
export function display(content: string): { type: ComponentType.TextDisplay; content: string } {
  return { type: ComponentType.TextDisplay, content: content.slice(0, limits.text) };
}

function line(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true };
}

/** Sections, rows and what is in them, as Discord counts components. */
function countOf(components: readonly (APISectionComponent | Row)[]): number {
  return components.reduce(
    (sum, component) => sum + 1 + component.components.length + ('accessory' in component ? 1 : 0),
    0,
  );
}

/** Characters of all text displays of a message, as Discord counts them for its limit. */
export function textLength(components: readonly unknown[]): number {
  let sum = 0;
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue;
    if ('content' in component && typeof component.content === 'string') sum += component.content.length;
    if ('components' in component && Array.isArray(component.components))
      sum += textLength(component.components);
  }
  return sum;
}

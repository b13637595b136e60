import type { Answer, Block } from './answer.ts';
import { cutSpans } from './cut-spans.ts';
import { holds, type Size, sizesOf } from './screen-size.ts';

/** What is read at once, and what waits behind `More`; both in the order of the whole. */
export type Screen = { readonly first: readonly Block[]; readonly rest: readonly Block[] };

/** What's read at once of an answer. */
export function screenOf({ blocks, isWhole }: Pick<Answer, 'blocks' | 'isWhole'>): Screen {
  return isWhole === true ? { first: blocks, rest: [] } : splitScreen(blocks);
}

/** A block, the sizes of its parts, and how many of those are on the screen. */
type Laid = { readonly block: Block; readonly sizes: readonly Size[]; shown: number };

/**
 * Splits an answer into what fits a screen and the rest. What waits: details first, then the last items of lists that may
 * shrink, then whatever comes last. Whoever reads both has read all of it.
 */
export function splitScreen(blocks: readonly Block[]): Screen {
  const laid = blocks.map((block): Laid => {
    const sizes = sizesOf(block);
    return { block, sizes, shown: block.kind === 'bullets' && block.waits === true ? 0 : sizes.length };
  });
  if (fits(laid)) return divided(laid);
  const [opening, ...later] = laid;
  const fromEnd = [...later].reverse();
  for (const one of fromEnd) if (isDetail(one.block)) hide(one, 0, laid);
  for (const one of [...fromEnd, opening])
    if (one?.block.kind === 'bullets' && one.block.shrinks === true) hide(one, one.block.keeps ?? 1, laid);
  for (const one of fromEnd) if (!staysLong(one.block)) hide(one, 0, laid);
  for (const one of fromEnd)
    if (one.block.kind === 'bullets' && one.block.keeps !== undefined) hide(one, 1, laid);
  for (const one of fromEnd) if (one.block.kind !== 'understood') hide(one, 0, laid);
  for (const one of fromEnd) hide(one, 0, laid);
  if (opening !== undefined) hide(opening, 1, laid);
  refill(later, laid);
  return divided(laid);
}

function fits(laid: readonly Laid[]): boolean {
  let [words, lines] = [0, 0];
  for (const { sizes, shown } of laid)
    for (let at = 0; at < shown; at += 1) {
      words += sizes[at]?.words ?? 0;
      lines += sizes[at]?.lines ?? 0;
    }
  return holds({ words, lines });
}

function isDetail(block: Block): boolean {
  return 'detail' in block && block.detail === true;
}

/** What was understood, what's left out, and lists that keep their first items. */
function staysLong(block: Block): boolean {
  return (
    block.kind === 'understood' ||
    block.kind === 'note' ||
    (block.kind === 'bullets' && block.keeps !== undefined)
  );
}

/** Takes parts off the screen, the last one first, until it fits or only `least` are left. */
function hide(one: Laid, least: number, laid: readonly Laid[]): void {
  if (!takesRoom(one)) return;
  while (one.shown > least && !fits(laid)) one.shown--;
}

function takesRoom({ block }: Laid): boolean {
  return block.kind !== 'choices' && block.kind !== 'chart';
}

/** Puts back what fits after something longer was taken off, unless it would stand for what has to come before it. */
function refill(later: readonly Laid[], laid: readonly Laid[]): void {
  for (const one of later) {
    if (isDetail(one.block) || one.shown > 0 || one.sizes.length === 0) continue;
    if (one.block.kind !== 'understood' && one.block.kind !== 'note') continue;
    one.shown = one.sizes.length;
    if (!fits(laid)) one.shown = 0;
  }
}

function divided(laid: readonly Laid[]): Screen {
  const first: Block[] = [];
  const rest: Block[] = [];
  for (const [at, { block, sizes, shown }] of laid.entries()) {
    const cut = at === 0 && !fits(laid) ? cutOpening(block, shown) : null;
    const parts = cut ?? partsOf(block, shown, sizes.length);
    if (parts.shown !== null) first.push(parts.shown);
    rest.push(...parts.hidden);
  }
  return { first, rest };
}

type Parts = { readonly shown: Block | null; readonly hidden: readonly Block[] };

function partsOf(block: Block, shown: number, all: number): Parts {
  if (shown === all) return { shown: block, hidden: [] };
  if (shown === 0) return { shown: null, hidden: [block] };
  if (block.kind === 'bullets')
    return {
      shown: { ...block, items: block.items.slice(0, shown) },
      hidden: [{ ...block, items: block.items.slice(shown) }],
    };
  if (block.kind === 'table')
    return {
      shown: { ...block, rows: block.rows.slice(0, shown) },
      hidden: [{ ...block, rows: block.rows.slice(shown) }],
    };
  return { shown: block, hidden: [] };
}

/** What comes first is longer than a screen by itself: cut between its sentences, or else its words. */
function cutOpening(block: Block, shown: number): Parts {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note': {
      const { kept, cut } = cutSpans(block.spans);
      return { shown: { ...block, spans: kept }, hidden: [{ kind: 'paragraph', spans: cut }] };
    }
    case 'bullets': {
      const [item = [], ...others] = block.items;
      const { kept, cut } = cutSpans(item);
      const hidden: Block[] = [{ kind: 'paragraph', spans: cut }];
      if (others.length > 0) hidden.push({ ...block, items: others });
      return { shown: { ...block, items: [kept] }, hidden };
    }
    case 'table':
      return { shown: null, hidden: [block] };
    case 'chart':
    case 'choices':
      return partsOf(block, shown, shown);
    default:
      return block satisfies never;
  }
}

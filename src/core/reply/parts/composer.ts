import type { CitedText } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import type { Claim, Rating } from '../../../knowledge/schema.ts';
import {
  type Block,
  type Choice,
  type CitedSource,
  mostButtons,
  plain,
  type Span,
  type Spans,
} from '../../answer/answer.ts';
import type { SaidBefore } from '../opening/said-before.ts';
import { attribution, isTeams } from '../own/stated-by.ts';
import { citationsOf } from './citations.ts';
import { citedSpans } from './cited-spans.ts';
import { ratingEvidenceOf } from './rating-evidence.ts';

/** Distinct sources cited for a rating. */
const mostEvidence = 3;
const briefEvidence = 2;

/** Collects the blocks of an answer, and numbers its sources in the order they are first cited. */
export type Composer = {
  readonly library: Library;
  /** The same answer, with what another topic has. */
  of(library: Library): Composer;
  readonly blocks: Block[];
  /** Claims cited so far, in order. */
  readonly claims: readonly string[];
  readonly sources: readonly CitedSource[];
  add(block: Block): void;
  /**
   * The citations of a claim: at most `most` sources, plus the article if the claim isn't simply confirmed.
   */
  cite(claim: Claim, most?: number): Spans;
  /** One source of each claim, each source once. */
  citeEach(claims: readonly string[]): Spans;
  /** The citation of something other than a claim, such as a thread. */
  citeSource(source: CitedSource): Span;
  /** A claim's sentence, with its verdict and citations. */
  sentence(claim: Claim): Spans;
  /** A text written for people, with the citations of its claims. Doubt is in its words, so no claim is marked. */
  cited(text: CitedText): Spans;
  /** A claim as a table cell. */
  cell(claim: Claim): Spans;
  /** The reason for a rating, with its evidence cited. */
  because(option: string, criterion: string): Spans;
  /** The first clause of the reason, for tight spaces. */
  briefly(option: string, criterion: string): Spans;
  /** The citations of a rating alone: `most` distinct sources. */
  evidence(option: string, criterion: string, most?: number): Spans;
  /** "5" or "2*"; the star marks a judgement. */
  figure(option: string, criterion: string): string;
  choices(choices: readonly Choice[]): void;
  /** True if an earlier answer of the thread opened with this line: then this one should open with what is new. */
  isSaid(line: string): boolean;
};

/** @param said what earlier answers opened with, if there's a thread */
export function openComposer(library: Library, said?: Pick<SaidBefore, 'opened'>): Composer {
  return composerOf(library, { blocks: [], sources: [], numbers: new Map(), claims: [], said });
}

/** An answer in the making, whichever topics it's made from. */
type Draft = {
  readonly blocks: Block[];
  readonly sources: CitedSource[];
  readonly numbers: Map<CitedSource, number>;
  readonly claims: string[];
  readonly said: Pick<SaidBefore, 'opened'> | undefined;
};

function composerOf(library: Library, draft: Draft): Composer {
  const { blocks, sources, numbers, claims, said } = draft;
  const citations = citationsOf(library);

  function number(source: CitedSource): number {
    const known = numbers.get(source);
    if (known !== undefined) return known;
    sources.push(source);
    numbers.set(source, sources.length);
    return sources.length;
  }

  function cite(claim: Claim, most = 2, marks: Span[] = []): Spans {
    if (!claims.includes(claim.id)) claims.push(claim.id);
    for (const source of citations.of(claim, most))
      marks.push({ kind: 'citation', source: number(source), claim: claim.id });
    return marks;
  }

  /** One source of each, so that a statement carries few; each source once. */
  function citeEach(ids: readonly string[]): Spans {
    const marks: Span[] = [];
    for (const id of ids) {
      const claim = library.claim(id);
      const [source] = claim === undefined ? [] : citations.of(claim, 1);
      if (claim === undefined || source === undefined) continue;
      const mark: Span = { kind: 'citation', source: number(source), claim: id };
      if (marks.some((other) => isSameSource(mark, other))) continue;
      if (!claims.includes(id)) claims.push(id);
      marks.push(mark);
    }
    return marks;
  }

  /** What a team states says by whom; only that it's disputed is said besides. */
  const marked = (claim: Claim): Spans =>
    claim.verdict === 'confirmed' || (isTeams(claim) && claim.verdict !== 'disputed')
      ? []
      : [{ kind: 'mark', verdict: claim.verdict }];

  const stated = (claim: Claim, says: string, isBrief: boolean): Spans =>
    isTeams(claim)
      ? [...marked(claim), plain(`${says.replace(/\.$/, '')} `), ...attribution(claim, cite(claim), isBrief)]
      : [...marked(claim), plain(`${says} `), ...cite(claim)];

  function evidence(rating: Rating, most = mostEvidence): Spans {
    const marks: Span[] = [];
    for (const claim of ratingEvidenceOf(library, rating).distinct.slice(0, most)) cite(claim, 1, marks);
    return marks;
  }

  /** Why a team rated it so: what it said of it, or else how many rated it. */
  function ofTeamRating(rating: Rating, brief: boolean): Spans {
    const [fact] = rating.evidence.flatMap((id) => library.claim(id) ?? []);
    return fact === undefined ? [plain(rating.because)] : stated(fact, brief ? fact.claim : fact.line, true);
  }

  function because(option: string, criterion: string, brief: boolean): Spans {
    const rating = library.rating(option, criterion);
    if (rating === undefined) return [];
    const { doubtful, says, briefly } = ratingEvidenceOf(library, rating);
    if (rating.provenance === 'team') return ofTeamRating(rating, brief);
    return [
      ...(doubtful === undefined ? [] : marked(doubtful)),
      brief ? briefly : says,
      ...evidence(rating, brief ? briefEvidence : mostEvidence),
    ];
  }

  return {
    library,
    of: (other) => composerOf(other, draft),
    blocks,
    claims,
    sources,
    add: (block) => void blocks.push(withoutRepeats(block)),
    cite: (claim, most) => cite(claim, most),
    citeSource(source) {
      return { kind: 'citation', source: number(source), claim: '' };
    },
    sentence: (claim) => stated(claim, claim.line, false),
    citeEach,
    cited: (text) => citedSpans(text, citeEach),
    cell: (claim) => stated(claim, claim.cell ?? shorten(claim.line), true),
    because: (option, criterion) => because(option, criterion, false),
    briefly: (option, criterion) => because(option, criterion, true),
    evidence(option, criterion, most) {
      const rating = library.rating(option, criterion);
      return rating === undefined ? [] : evidence(rating, most);
    },
    figure(option, criterion) {
      const rating = library.rating(option, criterion);
      return rating === undefined ? '–' : `${rating.rating}${rating.judgement ? '*' : ''}`;
    },
    choices(choices) {
      if (choices.length > 0) blocks.push({ kind: 'choices', choices: choices.slice(0, mostButtons) });
    },
    isSaid: (line) => said?.opened(line) === true,
  };
}

/** Merges repeated citations: "[1][1]" tells readers no more than "[1]". */
function withoutRepeats(block: Block): Block {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return { ...block, spans: once(block.spans) };
    case 'bullets':
      return { ...block, items: block.items.map(once) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(once) })) };
    case 'chart':
    case 'choices':
      return block;
    default:
      return block satisfies never;
  }
}

/** Each source once in a run of citations. */
function once(spans: Spans): Spans {
  return spans.some(isRepeated) ? spans.filter((span, at) => !isRepeated(span, at, spans)) : spans;
}

function isSameSource(a: Span, b: Span): boolean {
  return a.kind === 'citation' && b.kind === 'citation' && a.source === b.source;
}

function isRepeated(span: Span, at: number, spans: Spans): boolean {
  if (span.kind !== 'citation') return false;
  for (let before = at - 1; before >= 0; before--) {
    const other = spans[before];
    if (other?.kind !== 'citation') return false;
    if (other.source === span.source) return true;
  }
  return false;
}

function shorten(line: string): string {
  const clause = line.split(/[;:]/)[0] ?? line;
  return clause.replace(/\.$/, '');
}

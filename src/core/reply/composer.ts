import type { Library } from '../../knowledge/queries.ts';
import type { Claim, Rating, Source } from '../../knowledge/schema.ts';
import { type Block, type Choice, type CitedSource, plain, type Span, type Spans } from '../answer.ts';

/** Distinct sources cited for a rating. */
const mostEvidence = 3;
const briefEvidence = 2;
/** A row of buttons on a phone. */
const mostChoices = 5;

/** Collects the blocks of one answer and numbers its sources in the order they are first cited. */
export type Composer = {
  readonly library: Library;
  readonly blocks: Block[];
  /** Claims cited so far, in order. */
  readonly claims: readonly string[];
  readonly sources: readonly CitedSource[];
  add(block: Block): void;
  /** The citation marks of a claim: at most `most` sources, the article added where its claim is judged. */
  cite(claim: Claim, most?: number): Spans;
  /** The citation mark of something that is no claim: a thread. */
  citeSource(source: CitedSource): Span;
  /** The sentence of a claim with its verdict and citations. */
  sentence(claim: Claim): Spans;
  /** A table's cell for a claim. */
  cell(claim: Claim): Spans;
  /** What a rating says, with its evidence cited. */
  because(option: string, criterion: string): Spans;
  /** The first clause of it, where there is little room. */
  briefly(option: string, criterion: string): Spans;
  /** The citations of a rating alone: `most` distinct sources. */
  evidence(option: string, criterion: string, most?: number): Spans;
  /** "5" or "2*": a star is a judgement. */
  figure(option: string, criterion: string): string;
  choices(choices: readonly Choice[]): void;
};

export function openComposer(library: Library): Composer {
  const blocks: Block[] = [];
  const sources: CitedSource[] = [];
  const numbers = new Map<string, number>();
  const claims: string[] = [];

  function number(source: Source, section: string | undefined): number {
    const key = section === undefined ? source.id : `${source.id}#${section}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    sources.push(cited(source, section));
    numbers.set(key, sources.length);
    return sources.length;
  }

  function cite(claim: Claim, most = 2): Spans {
    if (!claims.includes(claim.id)) claims.push(claim.id);
    const wanted: { source: Source; section: string | undefined }[] = [];
    for (const id of claim.sources.slice(0, most)) {
      const source = library.source(id);
      if (source !== undefined) wanted.push({ source, section: undefined });
    }
    const article = library.topic.article === undefined ? undefined : library.source(library.topic.article);
    if (article !== undefined && claim.section !== undefined && claim.verdict !== 'confirmed') {
      const asserted = { source: article, section: claim.section };
      // An opinion is the article's; a judged claim is cited by what it was checked against first.
      if (claim.verdict === 'opinion')
        wanted.splice(
          0,
          wanted.length,
          asserted,
          ...wanted.filter(({ source }) => source.id !== article.id).slice(0, 1),
        );
      else wanted.push(asserted);
    }
    return wanted.map(
      ({ source, section }): Span => ({ kind: 'citation', source: number(source, section), claim: claim.id }),
    );
  }

  const marked = (claim: Claim): Spans =>
    claim.verdict === 'confirmed' ? [] : [{ kind: 'mark', verdict: claim.verdict }];

  function evidence(rating: Rating, most = mostEvidence): Spans {
    const backing = rating.evidence.flatMap((id) => library.claim(id) ?? []);
    const confirmed = backing.filter(({ verdict }) => verdict === 'confirmed');
    const cited = new Set<string>();
    return (confirmed.length > 0 ? confirmed : backing)
      .filter(({ sources: [source = ''] }) => {
        const fresh = !cited.has(source);
        cited.add(source);
        return fresh;
      })
      .slice(0, most)
      .flatMap((claim) => cite(claim, 1));
  }

  function because(option: string, criterion: string, brief: boolean): Spans {
    const rating = library.rating(option, criterion);
    if (rating === undefined) return [];
    const backing = rating.evidence.flatMap((id) => library.claim(id) ?? []);
    const [doubtful] = backing.every(({ verdict }) => verdict !== 'confirmed') ? backing : [];
    const says = brief ? (rating.because.split(';')[0] ?? '') : rating.because;
    return [
      ...(doubtful === undefined ? [] : marked(doubtful)),
      plain(`${says} `),
      ...evidence(rating, brief ? briefEvidence : mostEvidence),
    ];
  }

  return {
    library,
    blocks,
    claims,
    sources,
    add: (block) => void blocks.push(withoutRepeats(block)),
    cite,
    citeSource(source) {
      sources.push(source);
      return { kind: 'citation', source: sources.length, claim: '' };
    },
    sentence: (claim) => [...marked(claim), plain(`${claim.line} `), ...cite(claim)],
    cell: (claim) => [...marked(claim), plain(`${claim.cell ?? shorten(claim.line)} `), ...cite(claim)],
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
      if (choices.length > 0) blocks.push({ kind: 'choices', choices: choices.slice(0, mostChoices) });
    },
  };
}

/** One mark where a source follows itself: "[1][1]" tells a reader nothing more than "[1]". */
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
  }
}

/** In a run of marks each source once. */
function once(spans: Spans): Spans {
  const run = new Set<number>();
  return spans.filter((span) => {
    if (span.kind !== 'citation') {
      run.clear();
      return true;
    }
    const seen = run.has(span.source);
    run.add(span.source);
    return !seen;
  });
}

function cited(source: Source, section: string | undefined): CitedSource {
  return {
    title: source.title,
    url: source.url ?? null,
    locator: section ?? source.file ?? source.locator ?? null,
    asOf: source.asOf,
  };
}

function shorten(line: string): string {
  const clause = line.split(/[;:]/)[0] ?? line;
  return clause.replace(/\.$/, '');
}

/** "Django, Flask and FastAPI" */
export function listed(names: readonly string[], word = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** A title in the middle of a sentence: "database", but "API design". What stands in brackets is left out. */
export function inSentence(title: string): string {
  const short = title.replace(/ \(.*/, '');
  return /^[A-Z]{2}/.test(short) ? short : short.charAt(0).toLowerCase() + short.slice(1);
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

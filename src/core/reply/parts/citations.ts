import type { Library } from '../../../knowledge/queries.ts';
import type { Claim, Source } from '../../../knowledge/schema.ts';
import type { CitedSource } from '../../answer/answer.ts';

/** The sources that claims are cited by. The same source and section are always the same object. */
export type Citations = {
  /**
   * At most `most` of a claim's sources in order, plus the article that asserts it if the claim isn't simply
   * confirmed.
   */
  of(claim: Claim, most: number): readonly CitedSource[];
  /** A source by itself: that of a term. */
  source(source: Source): CitedSource;
};

const opened = new WeakMap<Library, Citations>();

export function citationsOf(library: Library): Citations {
  const known = opened.get(library);
  if (known !== undefined) return known;
  const made = openCitations(library);
  opened.set(library, made);
  return made;
}

function openCitations(library: Library): Citations {
  const sources = new Map<string, CitedSource>();
  /** By `most`. */
  const kept: Map<Claim, readonly CitedSource[]>[] = [];

  function cited(source: Source, section?: string): CitedSource {
    const key = section === undefined ? source.id : `${source.id}#${section}`;
    const made = sources.get(key) ?? {
      title: source.title,
      url: source.url ?? null,
      locator: section ?? source.file ?? source.locator ?? null,
      asOf: source.asOf,
      ...(source.site === undefined ? {} : { site: source.site }),
    };
    sources.set(key, made);
    return made;
  }

  /** The article that asserts a claim which isn't simply confirmed; undefined if there is none. */
  function judgedIn({ section, verdict }: Claim): Source | undefined {
    return section === undefined || verdict === 'confirmed' || library.topic.article === undefined
      ? undefined
      : library.source(library.topic.article);
  }

  function lookUp(claim: Claim, most: number): readonly CitedSource[] {
    const all: CitedSource[] = [];
    const article = judgedIn(claim);
    // An opinion is the article's own; other claims are cited first by what they were checked against.
    const isOpinion = article !== undefined && claim.verdict === 'opinion';
    if (isOpinion) all.push(cited(article, claim.section));
    for (let at = 0; at < most; at++) {
      const source = library.source(claim.sources[at] ?? '');
      if (source === undefined || (isOpinion && (source.id === article.id || all.length > 1))) continue;
      all.push(cited(source));
    }
    if (article !== undefined && !isOpinion) all.push(cited(article, claim.section));
    return all;
  }

  return {
    source: (source) => cited(source),
    of(claim, most) {
      kept[most] ??= new Map();
      const known = kept[most].get(claim);
      if (known !== undefined) return known;
      const made = lookUp(claim, most);
      kept[most].set(claim, made);
      return made;
    },
  };
}

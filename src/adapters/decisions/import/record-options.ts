import type { MarkdownBlock } from '../../markdown/markdown-blocks.ts';
import { paragraphsIn } from './record-outcome.ts';
import { oneLineOf, type RecordSection, type SectionedRecord, sectionNamed } from './record-sections.ts';

export type ReadOption = {
  readonly name: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
};

const optionsNames =
  /^(?:(?:considered|possible|available|evaluated) (?:options|alternatives|solutions)|(?:options|alternatives)(?: considered)?)$/;
const prosAndConsNames = /^(?:pros and cons|advantages and disadvantages|pros\/cons)\b/;
const driverNames = /^(?:decision drivers|drivers|forces|criteria|requirements)$/;
const consequenceNames = /^(?:(?:positive|negative|neutral|expected) )?consequences?$/;

/** The options that a record lists, with what it says for and against each. */
export function readOptions(record: SectionedRecord): readonly ReadOption[] {
  const listed = sectionNamed(record, optionsNames);
  const [list] = (listed?.blocks ?? []).flatMap((block) => (block.kind === 'list' ? [block] : []));
  const names =
    list === undefined
      ? byHeading(listed?.inner ?? []).map(({ heading }) => heading)
      : list.items.map((item) => paragraphsIn(item.slice(0, 1))[0] ?? '');
  const found = new Map<string, ReadOption>();
  for (const name of names.map(shortName))
    if (name !== '' && !found.has(keyOf(name))) found.set(keyOf(name), { name, pros: [], cons: [] });
  for (const { heading, blocks } of [
    ...(list === undefined ? byHeading(listed?.inner ?? []) : []),
    ...byHeading(sectionNamed(record, prosAndConsNames)?.inner ?? []),
  ]) {
    const points = pointsIn(blocks);
    if (points.pros.length + points.cons.length === 0) continue;
    const known = optionCalled([...found.values()], heading);
    const name = known?.name ?? shortName(heading);
    found.set(keyOf(name), { name, ...points });
  }
  return [...found.values()];
}

/** The largest of some headings, each with what's below the smaller ones too. */
function byHeading(inner: readonly RecordSection[]): { heading: string; blocks: MarkdownBlock[] }[] {
  const top = Math.min(...inner.map(({ level }) => level));
  const found: { heading: string; blocks: MarkdownBlock[] }[] = [];
  for (const { heading, level, blocks } of inner)
    if (level === top) found.push({ heading, blocks: [...blocks] });
    else found.at(-1)?.blocks.push(...blocks);
  return found;
}

/** The option that a name means: the same words, or all of them and more. */
export function optionCalled(options: readonly ReadOption[], name: string): ReadOption | undefined {
  const key = keyOf(name);
  // "Chosen option: 3"
  const [, place] = /^(?:option\s+)?#?(\d)$/i.exec(name.trim()) ?? [];
  if (place !== undefined) return options[Number(place) - 1];
  if (key === '') return undefined;
  return (
    options.find((option) => keyOf(option.name) === key) ??
    options.find((option) => keyOf(option.name).startsWith(key)) ??
    options.find((option) => keyOf(option.name) !== '' && key.startsWith(keyOf(option.name)))
  );
}

/** What the decision had to meet, each on one line. */
export function readDrivers(record: SectionedRecord): readonly string[] {
  return paragraphsIn(sectionNamed(record, driverNames)?.blocks ?? []);
}

/** What follows from the decision, each point on one line. */
export function readConsequences({ sections }: SectionedRecord): readonly string[] {
  return sections.flatMap(({ name, blocks }) => {
    if (!consequenceNames.test(name)) return [];
    const kind = /^(?:positive|negative)/.exec(name)?.[0];
    const lead = kind === undefined ? '' : `${kind === 'positive' ? 'Good' : 'Bad'}: `;
    return paragraphsIn(blocks).map((point) => `${lead}${point}`);
  });
}

/** "Good, because …", "Bad, because …" (MADR), "Pro: …", "Con: …", "+ …". What's neither isn't kept apart. */
function pointsIn(blocks: readonly MarkdownBlock[]): Pick<ReadOption, 'pros' | 'cons'> {
  const pros: string[] = [];
  const cons: string[] = [];
  for (const block of blocks) {
    if (block.kind !== 'list') continue;
    for (const item of block.items) {
      const point = paragraphsIn(item).join(' ');
      const [, good, forIt] =
        /^(good|pros?|advantage|\+|✅|👍)[,:]?\s*(?:because\s+)?(.+)$/iu.exec(point) ?? [];
      const [, bad, against] =
        /^(bad|cons?|disadvantage|-|❌|👎)[,:]?\s*(?:because\s+)?(.+)$/iu.exec(point) ?? [];
      if (good !== undefined && forIt !== undefined) pros.push(forIt);
      else if (bad !== undefined && against !== undefined) cons.push(against);
    }
  }
  return { pros, cons };
}

/** "Lunr – a small search library" → "Lunr"; "Option 2: Docker Compose" → "Docker Compose". */
export function shortName(text: string): string {
  const [short = ''] = oneLineOf(text)
    .replace(/^(?:option|alternative)\s+[\dA-Z]+\s*[:.–—-]\s*/i, '')
    .replace(/^[[(]?[A-Z\d]{1,2}(?:[\])][.:]?|[.):])\s+/, '')
    .split(/\s+[–—-]\s+/);
  return short.trim();
}

function keyOf(name: string): string {
  return shortName(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

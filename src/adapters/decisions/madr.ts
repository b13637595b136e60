import type { Content, Decision, Statement } from '../../core/decisions/record/record.ts';
import { revisitInWords } from '../../core/decisions/record/revisit-in-words.ts';
import { weighingInWords } from '../../core/decisions/record/weighed.ts';
import type { Topic } from '../../knowledge/schema.ts';
import { escapeMarkdown, listItem, markdownParagraphs, yamlString } from './escape-markdown.ts';
import { fileNameOf } from './file-name.ts';

/**
 * A record as a Markdown Architectural Decision Record, with the headings and front matter of MADR 4.0.0
 * (https://adr.github.io/madr/, template of 2024-09-17). It depends on nothing but the arguments, so that the same record
 * gives the same file.
 *
 * @param topic the current topic, for names and sources; undefined if it no longer exists
 * @param titles titles of all records by id, for links to their files
 */
export function madrOf(
  id: string,
  decision: Decision,
  topic: Topic | undefined,
  titles: ReadonlyMap<string, string>,
): string {
  const { content, supersededBy } = decision;
  const nameOf = (option: string): string =>
    topic?.options.find((known) => known.id === option)?.name ?? option;
  const linkTo = (other: string): string => {
    const title = titles.get(other);
    return title === undefined ? other : `[${other}](${fileNameOf(other, title)})`;
  };
  const chosen = content.outcome.words || nameOf(content.outcome.option ?? '');
  const sections = [
    frontMatter(id, decision),
    `# ${escapeMarkdown(content.title)}`,
    ['## Context and Problem Statement', ...markdownParagraphs(content.context)].join('\n\n'),
    section('## Decision Drivers', driversOf(content, topic)),
    section('## Considered Options', optionsOf(content, nameOf)),
    [
      '## Decision Outcome',
      ...chosenBecause(escapeMarkdown(chosen), content.reason),
      ...weighedOf(content, nameOf),
    ].join('\n\n'),
    section(
      '### Consequences',
      content.consequences.map((point) => consequence(point, topic)),
    ),
    prosAndCons(content, nameOf, topic),
    section(
      '## More Information',
      moreOf(
        decision,
        supersededBy === null ? null : linkTo(supersededBy),
        content.supersedes === null ? null : linkTo(content.supersedes),
      ),
    ),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

function frontMatter(id: string, { status, supersededBy, content, history, touched }: Decision): string {
  const at = history.at(-1)?.at ?? touched;
  const list = (label: string, people: readonly string[]): string[] =>
    people.length === 0 ? [] : [`${label}: [${people.map(yamlString).join(', ')}]`];
  return [
    '---',
    `status: ${yamlString(supersededBy === null ? status : `superseded by ${supersededBy}`)}`,
    `date: ${new Date(at).toISOString().slice(0, 10)}`,
    ...list('decision-makers', content.deciders),
    ...list('consulted', content.consulted),
    ...list('informed', content.informed),
    `tradeoff: ${yamlString(id)}`,
    '---',
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${heading}\n\n${lines.join('\n')}`;
}

function driversOf({ drivers, together }: Content, topic: Topic | undefined): string[] {
  const needed = [...Map.groupBy(drivers, ({ need }) => need)].map(([need, stated]) => {
    const title = topic?.needs.find(({ id }) => id === need)?.title ?? need;
    const people = [...new Set(stated.map(({ author }) => author))].filter((author) => author !== '');
    return `* ${escapeMarkdown(title)}${people.length === 0 ? '' : ` (${people.map(escapeMarkdown).join(', ')})`}`;
  });
  const weighed = Object.entries(together?.shares ?? {})
    .sort(([, one], [, other]) => other - one)
    .map(([criterion, share]) => {
      const title = topic?.criteria.find(({ id }) => id === criterion)?.title ?? criterion;
      return `* ${escapeMarkdown(title)}: ${Math.round(share * 100)} %, by the mean of what ${together?.people} people weighed`;
    });
  return [...needed, ...weighed];
}

function chosenBecause(chosen: string, why: string): string[] {
  const [first, ...others] = markdownParagraphs(why);
  if (first === undefined) return [`Chosen option: "${chosen}". No reason is given.`];
  // Several paragraphs end as they were written, and code doesn't go on within a sentence.
  if (others.length === 0 && !first.startsWith('```'))
    return [`Chosen option: "${chosen}", because ${first}.`];
  return first.startsWith('```')
    ? [`Chosen option: "${chosen}", because:`, first, ...others]
    : [`Chosen option: "${chosen}", because ${first}`, ...others];
}

function optionsOf({ considered, outcome }: Content, nameOf: (option: string) => string): string[] {
  const names = considered.map(({ option }) => nameOf(option));
  const own = outcome.option === null && outcome.words !== '' ? [outcome.words] : [];
  return [...own, ...names].map((name) => `* ${escapeMarkdown(name)}`);
}

/** What the thread's weighing put first, whether that was chosen or not. */
function weighedOf({ weighed, outcome }: Content, nameOf: (option: string) => string): string[] {
  const found = weighingInWords(nameOf, weighed, outcome.option);
  if (found === null) return [];
  const differs = found.differs ? 'This differs from the weighing. ' : '';
  return [`${differs}The weighing put ${escapeMarkdown(found.order)}.`];
}

/** A weakness of what is chosen; of what people wrote themselves nobody said whether it is good or bad. */
function consequence(point: Statement, topic: Topic | undefined): string {
  return reason(point.claim === null ? '' : 'Bad, because ', point, topic);
}

function prosAndCons(content: Content, nameOf: (option: string) => string, topic: Topic | undefined): string {
  const options = content.considered
    .filter(({ pros, cons }) => pros.length + cons.length > 0)
    .map(({ option, pros, cons }) =>
      section(`### ${escapeMarkdown(nameOf(option))}`, [
        ...pros.map((point) => reason('Good, because ', point, topic)),
        ...cons.map((point) => reason('Bad, because ', point, topic)),
      ]),
    );
  return options.length === 0 ? '' : ['## Pros and Cons of the Options', ...options].join('\n\n');
}

/** An item of a list: the sentence as it was recorded, the claim behind it, and where that can be read. */
function reason(lead: string, { claim, words }: Statement, topic: Topic | undefined): string {
  const known = claim === null ? undefined : topic?.claims.find(({ id }) => id === claim);
  const urls = (known?.sources ?? []).flatMap(
    (source) => topic?.sources.find(({ id }) => id === source)?.url ?? [],
  );
  const cited =
    claim === null ? '' : ` (${[escapeMarkdown(claim), ...urls.map((url) => `<${url}>`)].join(', ')})`;
  return led(lead, words, cited);
}

/** An item of a list that begins with `lead` and ends with `end`, both Markdown. */
function led(lead: string, words: string, end = ''): string {
  const [first = '', ...others] = markdownParagraphs(words);
  const blocks = first.startsWith('```')
    ? [lead.trimEnd(), first, ...others]
    : [`${lead}${first}`, ...others];
  const last = blocks.at(-1) ?? '';
  return listItem(
    end === '' || last.startsWith('```')
      ? [...blocks, ...(end === '' ? [] : [end.trimStart()])]
      : [...blocks.slice(0, -1), `${last}${end}`],
  );
}

function moreOf(decision: Decision, supersededBy: string | null, supersedes: string | null): string[] {
  const { content, vote, evidence, history, link } = decision;
  return [
    ...(supersedes === null ? [] : [`* Supersedes ${supersedes}`]),
    ...(supersededBy === null ? [] : [`* Superseded by ${supersededBy}`]),
    ...(content.decideBy === null ? [] : [`* To be decided by ${content.decideBy}`]),
    ...(content.revisit.on === null ? [] : [`* To be revisited on ${content.revisit.on}`]),
    ...(content.revisit.when === ''
      ? []
      : [`* To be revisited ${escapeMarkdown(revisitInWords(content.revisit.when))}`]),
    ...(content.recordedBy === null ? [] : [`* Recorded by ${escapeMarkdown(content.recordedBy)}`]),
    ...content.dissent.map(({ author, words }) => led(`Against: ${escapeMarkdown(author)}: `, words)),
    ...(vote === null
      ? []
      : [
          `* Vote by ${vote.rule}: ${vote.ballots.map(({ author, choice }) => `${escapeMarkdown(author)} ${choice}`).join(', ') || 'nobody voted'}${vote.result === null ? '' : `; ${vote.result}`}`,
        ]),
    ...(link === null ? [] : [`* The thread: <${link.replace(/[<>\s]/g, encodeURIComponent)}>`]),
    `* Evidence: ${evidence.pins.length} parts of data ${escapeMarkdown(evidence.knowledge)}, hash ${evidence.hash}`,
    ...history.map(
      ({ at, author, what }) =>
        `* ${new Date(at).toISOString().slice(0, 10)}: ${escapeMarkdown(author === null ? what : `${author} ${what}`)}`,
    ),
  ];
}

import { emphasis, plain, type Span } from '../../answer/answer.ts';
import type { Overheard } from '../../understanding/match/overhear.ts';
import type { Composer } from './composer.ts';

/** More would push the answer off a phone's screen. */
const mostListed = 8;
const mostAuthors = 3;

/**
 * Below the headline: what was taken from the talk before the call, each with whoever said it, so that it can be
 * dropped. Nobody is notified.
 */
export function addFromTheThread(composer: Composer, overheard: Overheard): void {
  const all = [...authorsByTitle(composer, overheard)];
  const spans: Span[] = [plain('From the thread: ')];
  for (const [index, [title, authors]] of all.slice(0, mostListed).entries()) {
    if (index > 0) spans.push(plain(', '));
    spans.push(emphasis(title), plain(' ('), ...namesOf([...authors]), plain(')'));
  }
  if (all.length > mostListed) spans.push(plain(` and ${all.length - mostListed} more`));
  if (!overheard.isWhole) spans.push(plain('. I read only a part of it.'));
  const headline = composer.blocks.findIndex(({ kind }) => kind === 'headline');
  composer.blocks.splice(headline + 1, 0, { kind: 'understood', spans });
}

function authorsByTitle(
  { library }: Composer,
  { options, needs }: Overheard,
): ReadonlyMap<string, ReadonlySet<string>> {
  const said = [
    ...options.map(({ id, author }) => ({ title: library.nameOf(id), author })),
    ...needs.map(({ id, author }) => ({ title: library.needTitle(id), author })),
  ];
  const authors = new Map<string, Set<string>>();
  for (const { title, author } of said) authors.set(title, (authors.get(title) ?? new Set()).add(author));
  return authors;
}

function namesOf(authors: readonly string[]): Span[] {
  const named = authors.slice(0, mostAuthors).flatMap((id, index): Span[] => {
    const person: Span = { kind: 'person', id, notify: false };
    return index === 0 ? [person] : [plain(', '), person];
  });
  return authors.length > mostAuthors
    ? [...named, plain(` and ${authors.length - mostAuthors} more`)]
    : named;
}

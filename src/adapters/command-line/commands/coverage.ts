import { Command } from 'commander';
import { type Coverage, coverageOf } from '../../../knowledge/coverage.ts';
import { columnsText } from '../shell/columns.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { topicsWithMeanings } from '../shell/meanings.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff coverage`: how many claims each option has on each aspect, the dates of the oldest and the newest, claims without phrasings, and what isn't written for people yet. */
export function coverageCommand({ stdout, environment }: Shell): Command {
  return new Command('coverage')
    .description('print how many claims each option has on each aspect, and their oldest and newest dates')
    .action(() => {
      const knowledge = knowledgeOf(environment);
      const withMeanings = environment.encoder ? topicsWithMeanings(knowledge) : null;
      const texts = knowledge.topics.map(
        (topic) => `${coverageText(coverageOf(topic))}\n\n${meaningsText(withMeanings, topic.id)}`,
      );
      stdout.write(`${texts.join('\n\n')}\n`);
    });
}

/** @param withMeanings null with ENCODER=off */
function meaningsText(withMeanings: ReadonlySet<string> | null, topic: string): string {
  if (withMeanings === null) return 'Searched by words alone (ENCODER=off).';
  return withMeanings.has(topic)
    ? 'Meanings are ready.'
    : 'Meanings are not ready; the next start builds them, which may take a minute.';
}

type Amount = Coverage['whole'];

function amountText(amount: Amount): string {
  if (amount.oldest === null || amount.newest === null) return 'gap';
  // Days would make the table wider than it's useful.
  const months = [...new Set([amount.oldest, amount.newest].map((date) => date.slice(0, 7)))];
  return `${amount.claims} · ${months.join('–')}`;
}

function coverageText({
  title,
  whole,
  options,
  aspects,
  gaps,
  unphrased,
  unwritten,
  profiles,
}: Coverage): string {
  const rows = aspects.map(({ aspect, cells }) => [aspect, ...cells.map(amountText)]);
  const missing =
    gaps.length === 0
      ? 'No gaps.'
      : `Gaps: ${gaps.map(({ option, aspect }) => `${option} on ${aspect}`).join('; ')}.`;
  const short = profiles.map((profile) => [
    profile.name,
    amountText(profile),
    `${profile.aspects} of ${aspects.length} aspects`,
  ]);
  const parts = [
    title,
    `${whole.claims} claims, the oldest of ${whole.oldest}, the newest of ${whole.newest}.`,
    columnsText([['', ...options], ...rows]),
    missing,
  ];
  parts.push(
    unphrased.length === 0
      ? 'Every claim has phrasings.'
      : `Without phrasings, so found by what they say alone: ${unphrased.join(', ')}.`,
  );
  parts.push(unwrittenText(unwritten));
  if (short.length > 0) parts.push('Alternatives, with a short profile each:', columnsText(short));
  return parts.join('\n\n');
}

function unwrittenText(unwritten: Coverage['unwritten']): string {
  if (unwritten === null)
    return 'Nothing is written for people yet (authored/, terms.yaml, answers in questions.yaml).';
  if (unwritten.length === 0) return 'Everything is written for people.';
  const lines = unwritten.map(({ kind, missing }) => `- ${kind}: ${missing.join('; ')}`);
  return ['Not written for people yet:', ...lines].join('\n');
}

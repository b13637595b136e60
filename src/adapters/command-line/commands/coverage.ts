import { Command } from 'commander';
import { type Coverage, coverageOf } from '../../../knowledge/coverage.ts';
import { columnsText } from '../shell/columns.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { topicsWithMeanings } from '../shell/meanings.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff coverage`: how many claims each option has on each aspect, the date of the newest, claims without phrasings, and what isn't written for people yet. */
export function coverageCommand({ stdout, environment }: Shell): Command {
  return new Command('coverage')
    .description('print how many claims each option has on each aspect, and their newest date')
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
    : 'Meanings are not ready; the next start builds them, which takes a few seconds.';
}

function coverageText({ title, options, aspects, gaps, unphrased, unwritten, profiles }: Coverage): string {
  const rows = aspects.map(({ aspect, cells }) => [
    aspect,
    ...cells.map(({ claims, newest }) => (newest === null ? 'gap' : `${claims} · ${newest}`)),
  ]);
  const missing =
    gaps.length === 0
      ? 'No gaps.'
      : `Gaps: ${gaps.map(({ option, aspect }) => `${option} on ${aspect}`).join('; ')}.`;
  const short = profiles.map(({ name, claims, newest, aspects: covered }) => [
    name,
    `${claims} · ${newest ?? 'gap'}`,
    `${covered} of ${aspects.length} aspects`,
  ]);
  const parts = [title, columnsText([['', ...options], ...rows]), missing];
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

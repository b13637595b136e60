import { Command } from 'commander';
import { type Coverage, coverageOf } from '../../../knowledge/coverage.ts';
import { columnsText } from '../shell/columns.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff coverage`: how many claims each option has on each aspect, and the date of the newest. */
export function coverageCommand({ stdout, environment }: Shell): Command {
  return new Command('coverage')
    .description('print how many claims each option has on each aspect, and their newest date')
    .action(() => {
      stdout.write(`${knowledgeOf(environment).topics.map(coverageOf).map(coverageText).join('\n\n')}\n`);
    });
}

function coverageText({ title, options, aspects, gaps, profiles }: Coverage): string {
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
  if (short.length > 0) parts.push('Alternatives, with a short profile each:', columnsText(short));
  return parts.join('\n\n');
}

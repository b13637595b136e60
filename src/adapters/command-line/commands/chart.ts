import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Command } from 'commander';
import { everyRight } from '../../../core/access/actor.ts';
import type { Chart } from '../../../core/answer/chart.ts';
import { drawSvg } from '../../chart/draw.ts';
import type { Shell } from '../shell/shell.ts';
import { withAssistant } from '../shell/with-assistant.ts';

/** `tradeoff chart django and fastapi on databases -o chart.svg`: draws one answer and stores nothing. */
export function chartCommand(shell: Shell): Command {
  const { stdout } = shell;
  return new Command('chart')
    .description('draw the answer to a question as SVG or PNG')
    .argument('<question...>', 'what to draw: options, aspects, or your needs, for a sensitivity chart')
    .option('-o, --output <file>', 'file to write, ending in .svg or .png (default: print SVG)')
    .action((words: readonly string[], { output }: { readonly output?: string }) =>
      withAssistant(shell, null, async (assistant) => {
        const kind = output === undefined ? '.svg' : extname(output).toLowerCase();
        if (kind !== '.svg' && kind !== '.png')
          throw new Error(`${output} ends in neither .svg nor .png; rename it to choose the format`);
        const outcome = await assistant.ask({
          rights: everyRight,
          workspace: 'terminal',
          conversation: 'chart',
          author: 'you',
          words: `chart ${words.join(' ')}`,
          audience: 'direct',
          delivery: null,
          replyTo: null,
        });
        const blocks = outcome.kind === 'answered' ? outcome.answer.blocks : [];
        const [chart] = blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
        if (chart === undefined)
          throw new Error(
            `the answer to "${words.join(' ')}" has no chart; name options to compare, or state a need`,
          );
        if (output === undefined) {
          stdout.write(drawSvg(chart));
          return;
        }
        write(output, kind === '.svg' ? drawSvg(chart) : await png(chart));
        stdout.write(`${output}: ${chart.alt}\n`);
      }),
    );
}

/** @throws if the folder doesn't exist or can't be written to */
function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new Error(
      `${file} cannot be written; choose a file in a folder that exists and that you may write to`,
      {
        cause: error,
      },
    );
  }
}

/** Loads the drawing library only for PNG. */
async function png(chart: Chart): Promise<Uint8Array> {
  const { toPng } = await import('../../chart/to-png.ts');
  return toPng(chart);
}

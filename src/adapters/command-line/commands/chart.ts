import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Command } from 'commander';
import type { Chart } from '../../../core/answer/chart.ts';
import { drawSvg } from '../../chart/draw.ts';
import { withAssistant } from '../shell/with-assistant.ts';
import type { Shell } from '../shell/shell.ts';

/** `tradeoff chart django and fastapi on databases -o chart.svg`: one question, one picture, nothing kept. */
export function chartCommand({ stdout, environment }: Shell): Command {
  return new Command('chart')
    .description('draw the answer to a question as a picture: SVG, or PNG by the name of the file')
    .argument('<question...>', 'what to draw: options, aspects, or what you need for its sensitivity')
    .option('-o, --output <file>', 'file to write, ending in .svg or .png; without it, SVG is printed')
    .action((words: readonly string[], { output }: { readonly output?: string }) =>
      withAssistant(environment, null, async (assistant) => {
        const kind = output === undefined ? '.svg' : extname(output).toLowerCase();
        if (kind !== '.svg' && kind !== '.png')
          throw new Error(`${output} ends neither in .svg nor in .png; name the file after what it shall be`);
        const outcome = await assistant.ask({
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
            `the answer to "${words.join(' ')}" has no chart; name options to compare, or say what you need`,
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

/** @throws with the cure, where there is no such folder or it takes no file */
function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new Error(`${file} cannot be written; name a file in a folder that is there and yours`, {
      cause: error,
    });
  }
}

/** The drawing library is read only where it is wanted. */
async function png(chart: Chart): Promise<Uint8Array> {
  const { toPng } = await import('../../chart/to-png.ts');
  return toPng(chart);
}

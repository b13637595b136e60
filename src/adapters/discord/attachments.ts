import type { RawFile } from 'discord.js';
import type { Answer } from '../../core/answer/answer.ts';
import type { Chart } from '../../core/answer/chart.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Components } from './render.ts';

/** The charts of an answer that there are pictures of, each with the file it is sent as. */
export type Attachments = ReadonlyMap<Chart, Attachment>;
export type Attachment = { readonly name: string; readonly png: Uint8Array };

export const noAttachments: Attachments = new Map();

/** Draws an answer's charts. A chart that cannot be drawn is not among them; it is shown in characters. */
export async function attachmentsOf(
  { blocks }: Answer,
  { png }: Pick<Pictures, 'png'>,
): Promise<Attachments> {
  const attachments = new Map<Chart, Attachment>();
  for (const block of blocks) {
    if (block.kind !== 'chart') continue;
    const drawn = await png(block.chart);
    if (drawn !== null)
      attachments.set(block.chart, { name: `chart-${attachments.size + 1}.png`, png: drawn });
  }
  return attachments;
}

/** What a component calls a file that is sent with it. */
export function addressOf({ name }: Pick<Attachment, 'name'>): string {
  return `attachment://${name}`;
}

/** The files that a message shows. */
export function filesFor(page: Components, attachments: Attachments): RawFile[] {
  if (attachments.size === 0) return [];
  const shown = JSON.stringify(page);
  return [...attachments.values()]
    .filter((attachment) => shown.includes(`"${addressOf(attachment)}"`))
    .map(({ name, png }) => ({ name, data: Buffer.from(png), contentType: 'image/png' }));
}

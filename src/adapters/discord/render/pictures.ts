import type { Chart } from '../../../core/answer/chart.ts';
import type { Picture } from '../../chat/platform.ts';
import { drawnChart } from './drawn-chart.ts';

/** A chart's picture, as a file attached to a message. */
export type PictureFile = {
  readonly name: string;
  readonly png: Uint8Array;
  /** The chart in characters, used if files can't be attached. */
  readonly drawn: string;
};

/** The files of an answer's charts. A chart without one is drawn in characters. */
export type PictureFiles = ReadonlyMap<Chart, PictureFile>;

/** Gives each picture of an answer a unique file name. */
export function filesOf(pictures: ReadonlyMap<Chart, Picture>): PictureFiles {
  const files = new Map<Chart, PictureFile>();
  for (const [chart, { ref, png }] of pictures)
    files.set(chart, { name: `${ref}-${files.size + 1}.png`, png, drawn: drawnChart(chart) });
  return files;
}

/** URL by which a component refers to an attached file. */
export function fileUrl({ name }: Pick<PictureFile, 'name'>): string {
  return `attachment://${name}`;
}

/** The files that a message's components show. */
export function shownIn(components: readonly unknown[], files: PictureFiles): readonly PictureFile[] {
  if (files.size === 0) return [];
  const shown = JSON.stringify(components);
  return [...files.values()].filter((file) => shown.includes(`"${fileUrl(file)}"`));
}

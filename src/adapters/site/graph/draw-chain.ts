import { dayOf } from '../../../core/dates/days.ts';
import { truncate } from '../../chart/text-layout.ts';
import { type Html, html, joined, noHtml } from '../html.ts';
import { recordFile, type SiteModel } from '../site-model.ts';
import { dayWords } from '../times.ts';
import type { Chain } from './chains.ts';

/** In the units of the picture: pixels, unless it's shrunk. */
const box = { width: 210, height: 54, gapX: 46, gapY: 16, pad: 4 } as const;
const titleSize = 15;

type Around = {
  readonly model: SiteModel;
  readonly root: string;
  /** The record whose page it's on; null for none. */
  readonly current: string | null;
};

/** A chain as a picture whose boxes lead to their records: older ones on the left. */
export function drawChain({ nodes, edges, left }: Chain, { model, root, current }: Around): Html {
  const x = (column: number): number => box.pad + column * (box.width + box.gapX);
  const y = (row: number): number => box.pad + row * (box.height + box.gapY);
  const width = Math.max(...nodes.map(({ column }) => x(column))) + box.width + box.pad;
  const height = Math.max(...nodes.map(({ row }) => y(row))) + box.height + box.pad;
  const place = new Map(nodes.map((node) => [node.id, node]));
  const lines = edges.flatMap(({ older, newer }) => {
    const [from, to] = [place.get(older), place.get(newer)];
    if (from === undefined || to === undefined) return [];
    const [x1, y1] = [x(from.column) + box.width, y(from.row) + box.height / 2];
    const [x2, y2] = [x(to.column), y(to.row) + box.height / 2];
    const middle = (x1 + x2) / 2;
    return [
      html`<path class="edge" d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 7} ${y2}"/><path class="tip" d="M${x2} ${y2}l-8 -4.5v9z"/>
`,
    ];
  });
  const boxes = nodes.flatMap(({ id, column, row }) => {
    const record = model.byId.get(id);
    if (record === undefined) return [];
    const { title } = record.decision.content;
    const [left_, top] = [x(column), y(row)];
    const here = id === current;
    return [
      html`<a href="${root}records/${recordFile(id)}.html"${here ? html` aria-current="page"` : noHtml}><rect class="box ${record.decision.status}${here ? ' here' : ''}" x="${left_}" y="${top}" width="${box.width}" height="${box.height}" rx="8"/><text class="name" x="${left_ + 12}" y="${top + 22}">${truncate(title, box.width - 24, titleSize)}</text><text class="when" x="${left_ + 12}" y="${top + 41}">${record.decision.status}, ${record.year === 'undated' ? 'no date' : dayWords(dayOf(record.decided))}</text></a>
`,
    ];
  });
  return html`<div class="wide" tabindex="0" role="group" aria-label="Records that replaced each other, the older ones on the left"><svg class="chain" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${joined(lines)}${joined(boxes)}</svg></div>
${left > 0 ? html`<p><a href="${root}history.html">${left} more</a></p>` : noHtml}`;
}

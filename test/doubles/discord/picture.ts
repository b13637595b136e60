import { z } from 'zod';
import { type Run, safe, spanOf, wrap } from '../picture.ts';

/**
 * Draws a message's components as Discord lays them out, for the guide: the words, their order and their
 * breaks are those of the message; fonts and distances are near enough.
 */

type Component = {
  readonly type: number;
  readonly content?: string | undefined;
  readonly label?: string | undefined;
  readonly emoji?: { readonly name: string } | undefined;
  readonly components?: readonly Component[] | undefined;
};

const componentSchema: z.ZodType<Component> = z.object({
  type: z.number(),
  content: z.string().optional(),
  label: z.string().optional(),
  emoji: z.object({ name: z.string() }).optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});

const width = 620;
const inner = 560;
const left = 30;
const colours = {
  page: '#313338',
  box: '#2b2d31',
  line: '#4e5058',
  text: '#dbdee1',
  faint: '#949ba4',
  link: '#00a8fc',
  button: '#4e5058',
  code: '#1e1f22',
} as const;
const kinds = { row: 1, button: 2, text: 10, separator: 14, container: 17 } as const;

export function drawMessage(components: unknown): string {
  const drawn: string[] = [];
  let y = 20;
  let boxFrom = 0;

  function text(content: string): void {
    for (const line of content.split('\n')) {
      const size = line.startsWith('### ') ? 17 : line.startsWith('-# ') ? 11.5 : 14;
      const isBullet = line.startsWith('- ');
      const words = runsOf(line.replace(/^(### |-# |- )/, ''), size === 17);
      for (const [index, row] of wrap(words, inner - (isBullet ? 16 : 0), size).entries()) {
        y = Math.round(y + size * 1.4);
        if (isBullet && index === 0)
          drawn.push(`<text x="${left + 2}" y="${y}" font-size="${size}" fill="${colours.text}">•</text>`);
        const fill = size < 12 ? colours.faint : colours.text;
        drawn.push(
          `<text x="${left + (isBullet ? 16 : 0)}" y="${y}" font-size="${size}" fill="${fill}" xml:space="preserve">${row.map((run) => spanOf(run, colours.link, '#f2f3f5')).join('')}</text>`,
        );
      }
    }
    y += 8;
  }

  function buttons(row: Component): void {
    let x = left - 14;
    for (const { label = '', emoji } of row.components ?? []) {
      const shown = emoji === undefined ? label : `${emoji.name} ${label}`;
      const wide = shown.length * 7.2 + 26;
      if (x + wide > width - 10 && x > left) {
        x = left - 14;
        y += 38;
      }
      drawn.push(
        `<rect x="${x}" y="${y}" width="${wide}" height="32" rx="8" fill="${colours.button}"/>`,
        `<text x="${x + wide / 2}" y="${y + 21}" font-size="13" fill="#ffffff" text-anchor="middle">${safe(shown)}</text>`,
      );
      x += wide + 8;
    }
    y += 40;
  }

  function draw(component: Component): void {
    if (component.type === kinds.container) {
      boxFrom = y;
      for (const part of component.components ?? []) draw(part);
      drawn.unshift(
        `<rect x="16" y="${boxFrom}" width="${width - 32}" height="${y - boxFrom + 6}" rx="8" fill="${colours.box}" stroke="${colours.line}"/>`,
      );
      y += 16;
    }
    if (component.type === kinds.text) text(component.content ?? '');
    if (component.type === kinds.row) buttons(component);
    if (component.type === kinds.separator) {
      drawn.push(
        `<line x1="${left}" x2="${left + inner}" y1="${y + 4}" y2="${y + 4}" stroke="${colours.line}"/>`,
      );
      y += 8;
    }
  }

  for (const component of z.array(componentSchema).parse(components)) draw(component);
  const height = Math.ceil(y + 10);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'gg sans','Noto Sans','Helvetica Neue',Arial,sans-serif">\n<rect width="${width}" height="${height}" fill="${colours.page}"/>\n${drawn.join('\n')}\n</svg>\n`;
}

const markup =
  /\*\*((?:\\.|[^*\\])+)\*\*|\*((?:\\.|[^*\\])+)\*|`([^`]+)`|\[((?:\\.|[^\]])+)\]\(<[^>]*>\)|\\(.)|([^*`[\\]+|.)/g;

function runsOf(line: string, isHeading: boolean): Run[] {
  return [...line.matchAll(markup)].map(([, bold, italic, code, link, escaped, plain]): Run => {
    const text = (bold ?? italic ?? code ?? link ?? escaped ?? plain ?? '').replace(/\\(.)/g, '$1');
    const look =
      bold !== undefined
        ? 'bold'
        : italic !== undefined
          ? 'italic'
          : code !== undefined
            ? 'code'
            : link !== undefined
              ? 'link'
              : isHeading
                ? 'bold'
                : 'plain';
    return { text, look };
  });
}

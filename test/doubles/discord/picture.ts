import { z } from 'zod';
import { type Run, safe, spanOf, wrap } from '../picture.ts';

/**
 * Draws a message's components as Discord lays them out, for the guide: words, order and line breaks are those of the message;
 * fonts and distances are approximate.
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

const width = 640;
const margin = 16;
/** Left edges of messages, beside the speaker's picture, and of the text in their box. */
const message = 72;
const left = message + 14;
const inner = width - left - margin - 14;
const colours = {
  page: '#313338',
  box: '#2b2d31',
  line: '#4e5058',
  text: '#dbdee1',
  faint: '#949ba4',
  link: '#00a8fc',
  button: '#4e5058',
  code: '#1e1f22',
  app: '#0072b2',
  person: '#a34f85',
  name: '#f2f3f5',
  badge: '#5865f2',
} as const;
const kinds = { row: 1, button: 2, text: 10, separator: 14, container: 17 } as const;

/** @param asked what Anna wrote, which the message answers in a thread */
export function drawMessage(components: unknown, asked: string): string {
  const drawn: string[] = [];
  let y = 16;
  let boxFrom = 0;

  /** The speaker: a picture, a name, and a badge for an app. */
  function speaker(name: string, fill: string, isApp: boolean): void {
    const end = message + Math.round(name.length * 8.4);
    drawn.push(
      `<circle cx="${margin + 20}" cy="${y + 20}" r="20" fill="${fill}"/>`,
      `<text x="${margin + 20}" y="${y + 27}" font-size="19" font-weight="700" fill="#ffffff" text-anchor="middle">${name.slice(0, 1)}</text>`,
      `<text x="${message}" y="${y + 14}" font-size="15" font-weight="600" fill="${colours.name}">${name}</text>`,
      ...(isApp
        ? [
            `<rect x="${end + 5}" y="${y + 1}" width="32" height="16" rx="4" fill="${colours.badge}"/>`,
            `<text x="${end + 21}" y="${y + 13}" font-size="10.5" font-weight="600" fill="#ffffff" text-anchor="middle">APP</text>`,
          ]
        : []),
    );
    y += 20;
  }

  function write(runs: readonly Run[], x: number, room: number, size: number, fill: string): void {
    for (const row of wrap(runs, room, size)) {
      y = Math.round(y + size * 1.4);
      drawn.push(
        `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" xml:space="preserve">${row.map((run) => spanOf(run, colours.link, '#f2f3f5')).join('')}</text>`,
      );
    }
  }

  function text(content: string): void {
    for (const line of content.split('\n')) {
      const size = sizeOf(line);
      const isBullet = line.startsWith('- ');
      const words = runsOf(line.replace(/^(### |-# |- )/, ''), size === 17);
      const indent = isBullet ? 16 : 0;
      if (isBullet)
        drawn.push(
          `<text x="${left + 2}" y="${Math.round(y + size * 1.4)}" font-size="${size}" fill="${colours.text}">•</text>`,
        );
      write(words, left + indent, inner - indent, size, size < 12 ? colours.faint : colours.text);
    }
    y += 8;
  }

  function buttons(row: Component): void {
    let x = message;
    for (const { label = '', emoji } of row.components ?? []) {
      const shown = emoji === undefined ? label : `${emoji.name} ${label}`;
      const wide = shown.length * 7.2 + 26;
      if (x + wide > width - 10 && x > message) {
        x = message;
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
        `<rect x="${message}" y="${boxFrom}" width="${width - message - margin}" height="${y - boxFrom + 6}" rx="8" fill="${colours.box}" stroke="${colours.line}"/>`,
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

  speaker('anna', colours.person, false);
  const [mention = '', ...words] = asked.split(' ');
  write(
    [
      { text: mention, look: 'link' },
      { text: ` ${words.join(' ')}`, look: 'plain' },
    ],
    message,
    width - message - margin,
    14,
    colours.text,
  );
  y = Math.max(y, 60) + 18;
  speaker('Tradeoff', colours.app, true);
  y += 6;
  for (const component of z.array(componentSchema).parse(components)) draw(component);
  const height = Math.ceil(y + 10);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'gg sans','Noto Sans','Helvetica Neue',Arial,sans-serif">\n<rect width="${width}" height="${height}" fill="${colours.page}"/>\n${drawn.join('\n')}\n</svg>\n`;
}

const markup =
  /(<@\d+>)|\*\*((?:\\.|[^*\\])+)\*\*|\*((?:\\.|[^*\\])+)\*|`([^`]+)`|\[((?:\\.|[^\]])+)\]\(<[^>]*>\)|\\(.)|([^*`[\\<]+|.)/g;

function runsOf(line: string, isHeading: boolean): Run[] {
  return [...line.matchAll(markup)].map(([, person, bold, italic, code, link, escaped, plain]): Run => {
    if (person !== undefined) return { text: '@anna', look: 'link' };
    const text = (bold ?? italic ?? code ?? link ?? escaped ?? plain ?? '').replace(/\\(.)/g, '$1');
    if (italic !== undefined) return { text, look: 'italic' };
    if (code !== undefined) return { text, look: 'code' };
    if (link !== undefined) return { text, look: 'link' };
    return { text, look: bold !== undefined || isHeading ? 'bold' : 'plain' };
  });
}

/** The size of a line's letters: a heading, subtext or text. */
function sizeOf(line: string): number {
  if (line.startsWith('### ')) return 17;
  return line.startsWith('-# ') ? 11.5 : 14;
}

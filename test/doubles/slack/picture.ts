import { z } from 'zod';
import { type Run, safe, spanOf, wrap } from '../picture.ts';

/**
 * Draws a message's blocks as Slack lays them out, for the docs: words, order and line breaks are the message's, fonts
 * and distances approximate.
 */

type Element = {
  readonly type: string;
  readonly text?: string | { readonly text: string } | undefined;
  readonly style?: string | Readonly<Record<string, boolean>> | undefined;
  readonly elements?: readonly Element[] | undefined;
  readonly rows?: readonly (readonly Element[])[] | undefined;
};

const elementSchema: z.ZodType<Element> = z.object({
  type: z.string(),
  text: z.union([z.string(), z.object({ text: z.string() })]).optional(),
  style: z.union([z.string(), z.record(z.string(), z.boolean())]).optional(),
  get elements() {
    return z.array(elementSchema).optional();
  },
  get rows() {
    return z.array(z.array(elementSchema)).optional();
  },
});

const width = 640;
const margin = 16;
/** To the right of the author's picture. */
const left = 66;
const inner = width - left - margin;
const colours = {
  page: '#ffffff',
  text: '#1d1c1d',
  faint: '#616061',
  link: '#1264a3',
  line: '#dddddd',
  border: '#bbbbbb',
  app: '#0072b2',
  person: '#a34f85',
  badge: '#e8e8e8',
  code: '#c01343',
} as const;

/** @param asked Anna's message that it answers */
export function drawBlocks(blocks: unknown, asked: string): string {
  const drawn: string[] = [];
  let y = 16;

  function rows(
    runs: readonly Run[],
    x: number,
    room: number,
    size: number,
    fill: string,
    from: number,
  ): number {
    let at = from;
    for (const row of wrap(runs, room, size)) {
      at = Math.round(at + size * 1.45);
      const spans = row.map((run) => spanOf(run, colours.link, colours.code)).join('');
      drawn.push(
        `<text x="${x}" y="${at}" font-size="${size}" fill="${fill}" xml:space="preserve">${spans}</text>`,
      );
    }
    return at;
  }

  /** The author: a picture, a name, and a badge for apps. */
  function speaker(name: string, fill: string, isApp: boolean): void {
    const end = left + Math.round(name.length * 8.6);
    drawn.push(
      `<rect x="${margin}" y="${y}" width="38" height="38" rx="8" fill="${fill}"/>`,
      `<text x="${margin + 19}" y="${y + 26}" font-size="19" font-weight="700" fill="#ffffff" text-anchor="middle">${name.slice(0, 1)}</text>`,
      `<text x="${left}" y="${y + 14}" font-size="15" font-weight="700" fill="${colours.text}">${name}</text>`,
      ...(isApp
        ? [
            `<rect x="${end + 4}" y="${y + 2}" width="32" height="15" rx="3" fill="${colours.badge}"/>`,
            `<text x="${end + 20}" y="${y + 13}" font-size="10" font-weight="700" fill="${colours.faint}" text-anchor="middle">APP</text>`,
          ]
        : []),
    );
    y += 18;
  }

  function richText({ type, elements = [] }: Element): void {
    if (type !== 'rich_text_list') {
      y = rows(elements.map(runOf), left, inner, 14, colours.text, y) + 4;
      return;
    }
    for (const item of elements) {
      drawn.push(
        `<text x="${left + 6}" y="${Math.round(y + 14 * 1.45)}" font-size="14" fill="${colours.text}">•</text>`,
      );
      y = rows(runsIn(item), left + 22, inner - 22, 14, colours.text, y) + 2;
    }
  }

  function buttons(labels: readonly string[]): void {
    let x = left;
    y += 8;
    for (const label of labels) {
      const wide = Math.round(label.length * 7.2 + 24);
      if (x + wide > left + inner && x > left) {
        x = left;
        y += 38;
      }
      drawn.push(
        `<rect x="${x}" y="${y}" width="${wide}" height="30" rx="6" fill="none" stroke="${colours.border}"/>`,
        `<text x="${x + wide / 2}" y="${y + 20}" font-size="13" font-weight="700" fill="${colours.text}" text-anchor="middle">${safe(label)}</text>`,
      );
      x += wide + 8;
    }
    y += 38;
  }

  function table(lines: readonly (readonly Element[])[]): void {
    const wide = inner / Math.max(1, ...lines.map((line) => line.length));
    y += 8;
    for (const [number, line] of lines.entries()) {
      drawn.push(`<line x1="${left}" x2="${left + inner}" y1="${y}" y2="${y}" stroke="${colours.line}"/>`);
      const ends = line.map((cell, column) => {
        const runs = runsIn(cell).map((run): Run => (number === 0 ? { ...run, look: 'bold' } : run));
        return rows(runs, Math.round(left + column * wide + 4), wide - 10, 12.5, colours.text, y);
      });
      y = Math.max(y, ...ends) + 8;
    }
    drawn.push(`<line x1="${left}" x2="${left + inner}" y1="${y}" y2="${y}" stroke="${colours.line}"/>`);
    y += 4;
  }

  speaker('Anna', colours.person, false);
  const [mention = '', ...words] = asked.split(' ');
  y = rows(
    [
      { text: mention, look: 'link' },
      { text: ` ${words.join(' ')}`, look: 'plain' },
    ],
    left,
    inner,
    14,
    colours.text,
    y,
  );
  y = Math.max(y, 60) + 20;
  speaker('Tradeoff', colours.app, true);
  for (const block of z.array(elementSchema).parse(blocks)) {
    const { type, elements = [] } = block;
    if (type === 'rich_text') for (const part of elements) richText(part);
    else if (type === 'table') table(block.rows ?? []);
    else if (type === 'header' || type === 'section')
      y =
        rows([runOf({ ...block, style: { bold: type === 'header' } })], left, inner, 15, colours.text, y) + 4;
    else if (type === 'context')
      for (const line of elements.flatMap((element) => wordsOf(element).split('\n')))
        y = rows(runsOfMrkdwn(line), left, inner - 8, 12, colours.faint, y);
    else if (type === 'context_actions') buttons(['Helpful', 'Not helpful']);
    else if (type === 'actions')
      buttons(elements.map((element) => (element.type === 'overflow' ? '⋯' : wordsOf(element))));
    else
      throw new Error(`the picture knows no block of type ${type}: draw it in test/doubles/slack/picture.ts`);
  }
  const height = Math.ceil(y + 14);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Lato,'Noto Sans','Helvetica Neue',Arial,sans-serif">\n<rect width="${width}" height="${height}" fill="${colours.page}"/>\n${drawn.join('\n')}\n</svg>\n`;
}

function wordsOf({ text }: Element): string {
  return typeof text === 'string' ? text : (text?.text ?? '');
}

function runsIn(element: Element): Run[] {
  return element.elements === undefined ? [runOf(element)] : element.elements.flatMap(runsIn);
}

function runOf(element: Element): Run {
  const style = typeof element.style === 'object' ? element.style : {};
  const look = element.type === 'link' ? 'link' : lookOf(style);
  return { text: wordsOf(element), look };
}

function lookOf({ bold, italic, code }: Readonly<Record<string, boolean>>): Run['look'] {
  if (bold === true) return 'bold';
  if (italic === true) return 'italic';
  return code === true ? 'code' : 'plain';
}

/** `<address|words>` becomes a link; the rest is plain. */
function runsOfMrkdwn(line: string): Run[] {
  return [...line.matchAll(/<[^|>]*\|([^>]*)>|([^<]+)/g)].map(
    ([, link, plain]): Run => ({
      text: (link ?? plain ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      look: link === undefined ? 'plain' : 'link',
    }),
  );
}

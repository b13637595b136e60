import type { CitedSource } from '../../../core/answer/answer.ts';
import { sourceLineOf } from '../../../core/answer/source-line.ts';
import { limits } from '../limits.ts';
import { unfoldButton } from './controls.ts';
import { escapeMrkdwn, escapeUrl, inert } from './escape.ts';
import { shorten } from './shorten.ts';
import type { Unit } from './units.ts';

/** Longest line of sources, in characters. */
const longestLine = 300;

/**
 * Where an answer comes from, in one line. Its citations are links; the button shows them all.
 *
 * @param conversation whose thread keeps the sources; null if none does
 */
export function sourceUnits(
  sources: readonly CitedSource[],
  answer: string,
  conversation: string | null,
): Unit[] {
  const line = sourceLineOf(sources);
  if (line === null) return [];
  const url = line.all === null ? (sources[0]?.url ?? null) : null;
  const words = escapeMrkdwn(shorten(line.text, longestLine));
  const text = url === null ? words : `<${escapeUrl(url)}|${words}>`;
  const written = line.all === null ? line.text : `${line.text} · ${line.all}`;
  if (line.all === null || conversation === null)
    return [
      {
        blocks: [
          {
            type: 'context',
            elements: [
              { type: 'mrkdwn', text: line.all === null ? text : `${text} · ${line.all}`, verbatim: true },
            ],
          },
        ],
        text: inert(shorten(written, limits.sectionText)),
      },
    ];
  return [
    {
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text, verbatim: true },
          accessory: unfoldButton(line.all, 'sources', { answer, conversation }),
        },
      ],
      text: inert(shorten(written, limits.sectionText)),
    },
  ];
}

import { styleText } from 'node:util';

/** The styles of printed answers. */
export type Paint = {
  readonly [style in 'strong' | 'emphasis' | 'code' | 'faint' | 'warning' | 'headline']: (
    text: string,
  ) => string;
};

/** Styles that use escape sequences, or leave the text unchanged without colours. */
export function paintFor(colours: boolean): Paint {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: style('bold'),
    emphasis: style('italic'),
    code: style('cyan'),
    faint: style('dim'),
    warning: style('yellow'),
    headline: style('bold'),
  };
}

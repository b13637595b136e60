import { styleText } from 'node:util';

/** The few styles that answers are printed in. */
export type Paint = {
  readonly [style in 'strong' | 'emphasis' | 'code' | 'faint' | 'warning' | 'headline']: (
    text: string,
  ) => string;
};

/** Styles that colour, or that leave the text as it is. */
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

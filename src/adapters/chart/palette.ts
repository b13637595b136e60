/**
 * Colours after Okabe and Ito (Color Universal Design, 2008), which can be told apart with any kind of colour
 * vision. Their light colours are left out: on a white card each needs a contrast of 3 : 1 (WCAG 2.2, 1.4.11).
 * Every colour comes with its own pattern, dash and marker, so a greyscale copy is readable too.
 */
export const optionStyles = [
  { colour: '#0072b2', pattern: 'plain', dash: '', marker: 'circle' },
  { colour: '#d55e00', pattern: 'rising', dash: '9 4', marker: 'square' },
  { colour: '#00845f', pattern: 'dots', dash: '2 4', marker: 'triangle' },
  { colour: '#a34f85', pattern: 'falling', dash: '12 4 2 4', marker: 'diamond' },
  { colour: '#4d4d4d', pattern: 'level', dash: '5 3 1 3 1 3', marker: 'cross' },
  { colour: '#8c6d00', pattern: 'upright', dash: '1 3', marker: 'bar' },
] as const;

export type OptionStyle = (typeof optionStyles)[number];

/** The style of the option at an index; beyond the last, they repeat. */
export function styleOf(index: number): OptionStyle {
  return optionStyles[index % optionStyles.length] ?? optionStyles[0];
}

/** The card's own colours: it brings its background, so it reads on any page, light or dark. */
export const inks = {
  card: '#ffffff',
  edge: '#c9d1d9',
  text: '#1f2328',
  faint: '#57606a',
  grid: '#e3e7eb',
  band: '#f5f7f9',
  box: '#a9d0ea',
} as const;

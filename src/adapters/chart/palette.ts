/**
 * Colours after Okabe and Ito (Color Universal Design, 2008), which eyes of every kind tell apart; the light
 * ones are left out, since on a white card each has to stand 3 : 1 against it (WCAG 2.2, 1.4.11). A colour never
 * stands alone: each comes with a pattern, a dash and a marker of its own, so that a grey copy reads as well.
 */
export const looks = [
  { colour: '#0072b2', pattern: 'plain', dash: '', marker: 'circle' },
  { colour: '#d55e00', pattern: 'rising', dash: '9 4', marker: 'square' },
  { colour: '#00845f', pattern: 'dots', dash: '2 4', marker: 'triangle' },
  { colour: '#a34f85', pattern: 'falling', dash: '12 4 2 4', marker: 'diamond' },
  { colour: '#4d4d4d', pattern: 'level', dash: '5 3 1 3 1 3', marker: 'cross' },
  { colour: '#8c6d00', pattern: 'upright', dash: '1 3', marker: 'bar' },
] as const;

export type Look = (typeof looks)[number];

/** The look of the option at a place; after the last they begin again. */
export function lookOf(index: number): Look {
  return looks[index % looks.length] ?? looks[0];
}

/** The card stands on any page, light or dark, so it brings its own ground. */
export const inks = {
  card: '#ffffff',
  edge: '#c9d1d9',
  text: '#1f2328',
  faint: '#57606a',
  grid: '#e3e7eb',
  band: '#f5f7f9',
  box: '#a9d0ea',
} as const;

// Written by `npm run train:match` from the topics' phrasings and test/fixtures; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type MeaningScopeRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

export const meaningScopeRows: Readonly<Record<'handsOn' | 'elsewhere', MeaningScopeRow>> = {
  handsOn: {
    weights:
      'Rx4T9kQP8A3XEvGl4OX6MIIlKDJFOCr2CtUC+tBLKBMZ/1b7FuIGHyUgNNTcCA4aP+rxAdHA4wzvDh26GAYS/87W+Czl/QsQ9tAI5NseJBLzFwMNFAsCrwAK5+me+/4JAxH+4unlGxjjEfwjxQsb3M/4NusSEgP7LuPF+e0URgD95SEf9sHxIedCF6zlO4bx6+b5LgH++8XOCwMU3PVf4D3hAeERRsEZCsfkBBL1GwpSGLzZE+P65tsat+z6DBn7DNL4EAwR7CMCGBgm0Cz30sP4xw3y+Q4ZA9II/eu79QBBHNma8fIlFAwRKRMQFv0K5RLq6/xWBf+92y4lVgEcVeX3/RvnBRUC3iUWuggEMfQkDg3n8wgMHizxRP/N2vnsHc3pDPjw5Sk3DhPjDRAlMgHn6NjU584g5Nv65jH3HQDZve8X//4n3MeBwgXk1fftikkd7OyPO8r1Hhjq9gAhFcW3nQ3WFTPe/f3+8hsMOWASNOLl6enM+fj2+NkEPev0',
    perUnit: 17.2399,
    offset: 0.487508,
  },
  elsewhere: {
    weights:
      'BBxRNicnKun156yc1AYM1MsNH+IIEg7dSxUg5MhhBREe5AjHD/YTRejrKMo6NFcSQSEW4x6j+QYP7G7mXQvuQOLY5DvF9hfseckFB0YeMEAV+O4SDQYnLtkg/fGRDtDm9OLEExsMG+31RO4pLe7n9+j7MwhB/RW/6gT4KtrTvgD1EAvVB8XaGfY13MX1A8vw9dm7GtgwExr0/e6mXSPwEkva286VCPk7Pf4tHB03ExBC+b215unl/wVC+CHjQvRCseweF+/VDTX/0rVM7N3bBtwrMcr2JborKgG5nwu6yQAcPwzz5w8RZwwLEiAlGSvWI0sR1QvLAMPx/nj+EerrBhgvHBf5sAck7f0eCw/lDupd7wkRwyEN/dj6KPi3FAshzA3/F/T3CDPRH9kmVwgM/Sj4uwIG1jbsDRgv61u2FwAXGQTywO8RqKz2If718rgmGCZGBEfxI9ja7Mj+CQbHNcSzwoG2wCIU9wkV3QwYG/LxFAxXJxPWA5cJhQ3l6ci7',
    perUnit: 15.6671,
    offset: 0.405679,
  },
};

/** How much each counts. */
export const meaningScopeWeights = {
  one: -1.386,
  handsOn: 0.1504,
  elsewhere: 0.109,
  most: 0.29,
  words: 0.5,
} as const;

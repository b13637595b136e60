// Written by `npm run train:match` from the topics' phrasings and test/fixtures; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type MeaningScopeRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

export const meaningScopeRows: Readonly<Record<'handsOn' | 'elsewhere', MeaningScopeRow>> = {
  handsOn: {
    weights: 'Si0M7i4O9P7vIvOs7uH0JoEdHiQ9RB4OE+oQ79RIJhAHAUv9C/EHDzoiMOrcFwIKK/frEM7E4AcADizYCBcs8MDd8yrhDCAj7c376NkdFBj4GgcRBRUBrQT83+ysAAP/FQ3/9e73Gy/nHBUlwfoi6dfwNugYB/fyJea49OcSMwD6zyMY6tHuJO09CbHtIIvz+u77LAEB/tfJBgMC8PRq9jH6CdIkQ7weGdnwAxLzD/xEIsnlE9Tn3c8TvuIJCRj2F9XvCf0P+xYSIwUb2R/v0uP3ze72+QcfC+QDC+LF8gBTJOCp+u8dEfwJLRYMCPoQ7hTv/+5FDP683CYqUAMNV/QI7w7kBRoC0xETvwAIM/AbFQjjAf0EGybyP/3m7QbjGtPxDgfu2y9AFxrX8gcgMwH968rYA8Ym3uYE3yL4FADztPEQAQEM5tCMvgXh4PnPkTkW9emoKc3zCAja8wUf/s/CoRDlEifXDBD+6x4MMGsJO+ft4PPN9gEA9+v1PdH3',
    perUnit: 13.7337,
    offset: 1.87538,
  },
  elsewhere: {
    weights: 'Ey9ZIBQmLOMI+bOU2AoB0LINF9wRHhbhVx0x2sti/RT93hHMAAcSP/ztNs4uQVULPSoa8B+z+QUQ8H/nUxf4JNXQ1jy7+DH8a9MBAzwqJk8k/fMSBQkaJOMV+OuSCMvXDuPMHhQKFwD7TPwvPOjr++/9NflE9A6w6PbnK8fTwwDsBgvLAs7XFv4r073476zt/dG+FdwxERDm+vWcZSELIUPi7carD/FGT/o2EyUrGQA6BbHF7NvU+Pc85hbvTvw3uOATJ97fDTUE4a487tfg+/ItKrnqH783IwHEqfq41gAtPwv28gUkZAUfFyEeCjHYGEsL4w7G+sbf+3cCGevrKxdDEQ/2rRUb7O8kAw3eEe1S7AYL2x4F+NgAL/28GCIgzgH9Ggns/DnmEtsWSv0SCiwDvfEQ6SoH9CAz4Vi9GgAbDf/3ver9p6f4Gfjw/b0VEipHF1HsHNbY3LXoBwjNMbq8t5HHySME/REQ1hYYFQrpJQ5cGwTXDZYNgxPe77G7',
    perUnit: 15.5941,
    offset: 1.80628,
  },
};

/** How much each counts. */
export const meaningScopeWeights = {
  one: -0.9296,
  handsOn: 0.142,
  elsewhere: 0.09371,
  most: 0.2951,
  words: 0.5,
} as const;

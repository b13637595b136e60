// Written by `npm run train:match` from the topics' phrasings and test/fixtures; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type MeaningScopeRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

export const meaningScopeRows: Readonly<Record<'handsOn' | 'elsewhere', MeaningScopeRow>> = {
  handsOn: {
    weights:
      'NR8T7RMIDAL9M/rEDOLwJbIXDQ02NSEVBOgf+tsqFPUABDYEDwYDETomIOjoF/MDIfX8BuDV6xn/DjPYFQMt57Xh/yHcGy8R4NX0AesUBxP6CQMICAL/qwHt6vK+AAT9GxMV8+n7CBrnIQwby/Ah8O/9J/An/O3vMfCy+OcJQgD71SL/99v/H+kxBcXoFYEB+OsMIgD/9Oja+/3j3fBWDCAFAOokRtEmK+H7BRD0FPc8EeznJOn87tsQ0Nb8Dhj6ItrmBgIQBhYZGw0P4w3n4OrxxOz3+P4RC/IFD+7M+QBLKfa4B+Ma+/f+IgsOFfkl7Cb2/+kjA/3r5CohVP0CRAYG+wj1CBzq1BgK1BsHJ/cAKgXXDwkMDBflLvbc/AblIunyAQvuxB8z/Srs6RUFJQQDAM7fBtE24+/51w/8GwDvx90GFPX65uehvwPs9PnhuBYeCfG+EdP1//nh+QAa9eLWygkBCDXXExPw5Q35JWEGQ9Dl7PDdEBkL++zlLeHu',
    perUnit: 10.7011,
    offset: 3.66536,
  },
  elsewhere: {
    weights:
      'HSJdHAMmQO4aF7yk9Qf43cwLCrwHGhrwTQxO39VS7/rX3xjjBRAKNQrwN8ItNjgNPCUr5TTC+x7+9n/cVgb+GrnO3Sy1/0PxUNr3HDgpBFAS7OYGB/0QB+n86+Cc+8LKJfvcDwEPAO7eW/waNOTqAPwIMvRK7ACkB/jSLbzJ4gDtBRWqEN3mGPwtyszs4ocH/tXQFe4y8hvx9/OGUB8ZPifr5NSvJPtlY/88FCIYMPs+B9W5Cebm+Ac27QzpQP4r1NYRMefsHy8N58Mp9MPaAfIsD7HsGLgvIAjVuPi93wBBUQ/uBuoqTf0MDBweIjH1ElYG5fev984M/XX/NO/bNB1RHAIQsib57/8aByzZD+4qDgn06yoQ69cAKvOyMR8e2g78DxHo1S/zAe4VNP79FTAM2OMP5yoi7iwn203EKQAMCuDw2OHiqLf4Bef0EMEpJBRSHVP2B87X35vcDAfKINDA0ZjqyTv4EiL7yRIRDiLqRPw9GffZIa8Slg+86L6y',
    perUnit: 15.2725,
    offset: 3.20675,
  },
};

/** How much each counts. */
export const meaningScopeWeights = {
  one: -0.5277,
  handsOn: 0.1374,
  elsewhere: 0.1208,
  most: 0.2394,
  words: 0.5,
} as const;

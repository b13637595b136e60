// Written by `npm run train:match` from the topics' phrasings and test/fixtures; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type MeaningScopeRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

export const meaningScopeRows: Readonly<Record<'handsOn' | 'elsewhere', MeaningScopeRow>> = {
  handsOn: {
    weights:
      'OR4O5BUDFf78LvXEBub1I7QUDAU3NCISAeck/OIuHvv4Ai4EBv4HEDYiGujuFfYII/DzAd/S6hIDDjDWFwMu4bjb+x3fGywL5tX0AesQARr9D/4HAAnzsfnt8PC7BAn7Gh8T5+71CRzmHhIfyfIZ7uT6I/If/urqKe6//OkLPgD91CMC8+X+Iu4pEL7kFYEE8+sHIQb88uXdBv7t3/JTDxoI/ugnQc8jJ+T4ARH3DP04DuvoHub66OEO0tj6BRz3KNzwDf0JDRUQGhAL4Qrw4PD2xPL09v0OEur9EfHKAgBJKe23A98aBPoGEwwGE/gb9SHxBegvAQjq4iApTgAFPvkE+gHzChDv2RcLzBkBJ/YGKg7VEwoPBxvkJPfb+gnzI+jwDwvpxSQpDCbx6RgTIwIC+9Dc/dIz6OL93hH/IADvwd0IFvcA5e2juwPv8PzcvBMf/u25EtH4Afje/QsW7eXfywgECDDYDg/y5wrxIlsHQNjs9fDgChMJ+OrqKebu',
    perUnit: 10.06,
    offset: 3.41811,
  },
  elsewhere: {
    weights:
      'HSVYCgQgROkZELSi8QP329AHDbcNJBzySQtL3tpU9/3T5A/n+AgLOgvxMME1MkMPPyIi3zLF+B4F9XnXVAYLDrbH2ye9Bz3vWtjyHTwhAVMa8uIDAPz/C9v68eKW/MnNHArh/AUCAO/eUg8cMe7q/fD5MvlJ7AGj/vThKsHH4gDtAhi1Dd7lGPwm2Lzm6IEG/tHMGPEq7hjzAPGUThoZPiXx6NO8JfNeYgEyCSYZJ/88AtW6Bunj8QYy7g3mPgUi39kWNNzpIC4B6tAk8bvmCPopB7nlFbYlKAfOuP3E7QBDVwfr/eYuWAUW+x4SHCnoFFEH7Pe9+NYK/WcFN/TeMwlMFv4BuBj77f0c/SvWGfEqDhbu7ikS5Nv6H/OxKxws5gz4Hg/k0DHoFu4YMQUMFzEL0+EK4Coi8Bwo3ETGLAAC/eDr4+frorv0Buz1B8MgJxJWDkfnCcbd3ZvZDA7LEtXR0J7yyDr6CiH80QoKCSXuQAI6G/jeF7EWmwbD5MS2',
    perUnit: 14.9959,
    offset: 3.21065,
  },
};

/** How much each counts. */
export const meaningScopeWeights = {
  one: -0.3994,
  handsOn: 0.1394,
  elsewhere: 0.1075,
  most: 0.2656,
  words: 0.5,
} as const;

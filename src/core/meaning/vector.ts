/** What a text means, as 384 numbers of length 1. The product of two vectors is high if their texts mean the same. */
export type Vector = Float32Array;

export const featureWeights: Readonly<Record<string, readonly number[]>> = {};
export const hashedWeightsPerUnit = 20;
export const hashedWeights = '';

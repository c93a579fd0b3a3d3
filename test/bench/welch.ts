import { meanOf } from './percentile.ts';

/** Welch's t of two samples: how far their means lie apart, in standard errors. */
export function welchT(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return (meanA - meanB) / Math.sqrt(varianceOf(a) / a.length + varianceOf(b) / b.length);
}

/** Two-sided p of that t for samples of hundreds, where Student's distribution is the normal one. */
export const pOf = (t: number): number => 1 - erf(Math.abs(t) / Math.SQRT2);

const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
};

/** Abramowitz and Stegun 7.1.26, exact to 1.5e-7; https://personal.math.ubc.ca/~cbm/aands/page_299.htm */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const factors = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const series = factors.reduce((sum, factor) => (sum + factor) * t, 0);
  return 1 - series * Math.exp(-x * x);
}

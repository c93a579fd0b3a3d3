import { describe, expect, it } from 'vitest';
import {
  OPERATOR_PASSWORD_POLICY,
  passwordErrors,
} from '../../../core/passwords/password-policy.ts';

describe('passwordErrors', () => {
  it('finds nothing in a good password', () => {
    expect(passwordErrors('Correct-Horse-7')).toEqual([]);
    expect(passwordErrors('Åÿ a1A longer phrase')).toEqual([]);
  });

  it('names every broken rule', () => {
    expect(passwordErrors('')).toHaveLength(5);
    expect(passwordErrors('lower-case-only-1')).toEqual(['Use an upper-case letter.']);
    expect(passwordErrors('NoDigit-NoDigit')).toEqual(['Use a digit.']);
    expect(passwordErrors('NoSymbol1NoSymbol')).toEqual(['Use a symbol such as ! or -.']);
    expect(passwordErrors(' Correct-Horse-7')).toEqual(['Begin and end with no space.']);
    expect(passwordErrors(`aA1-${'x'.repeat(253)}`)).toEqual(['Use at most 256 characters.']);
  });

  it('asks two characters more of an operator', () => {
    expect(passwordErrors('Twelve-long1')).toEqual([]);
    expect(passwordErrors('Twelve-long1', OPERATOR_PASSWORD_POLICY)).toEqual([
      'Use at least 14 characters.',
    ]);
  });
});

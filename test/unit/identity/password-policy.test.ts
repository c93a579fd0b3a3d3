import { describe, expect, it } from 'vitest';
import {
  OPERATOR_PASSWORD_POLICY,
  passwordFaults,
} from '../../../core/identity/password-policy.ts';

describe('passwordFaults', () => {
  it('finds nothing in a good password', () => {
    expect(passwordFaults('Correct-Horse-7')).toEqual([]);
    expect(passwordFaults('Åÿ a1A longer phrase')).toEqual([]);
  });

  it('names every broken rule', () => {
    expect(passwordFaults('')).toHaveLength(5);
    expect(passwordFaults('lower-case-only-1')).toEqual(['Use an upper-case letter.']);
    expect(passwordFaults('NoDigit-NoDigit')).toEqual(['Use a digit.']);
    expect(passwordFaults('NoSymbol1NoSymbol')).toEqual(['Use a symbol such as ! or -.']);
    expect(passwordFaults(' Correct-Horse-7')).toEqual(['Begin and end with no space.']);
    expect(passwordFaults(`aA1-${'x'.repeat(253)}`)).toEqual(['Use at most 256 characters.']);
  });

  it('asks two characters more of an operator', () => {
    expect(passwordFaults('Twelve-long1')).toEqual([]);
    expect(passwordFaults('Twelve-long1', OPERATOR_PASSWORD_POLICY)).toEqual([
      'Use at least 14 characters.',
    ]);
  });
});

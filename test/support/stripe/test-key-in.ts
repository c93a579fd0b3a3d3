/** Throws where there is no key, or one with which real money would move. */
export function testKeyIn({ STRIPE_SECRET_KEY: key }: NodeJS.ProcessEnv): string {
  if (key === undefined || !/^(sk|rk)_test_\w+$/.test(key)) {
    throw new Error(
      'Set STRIPE_SECRET_KEY to the key of a test account, which begins with sk_test_ or rk_test_.',
    );
  }
  return key;
}

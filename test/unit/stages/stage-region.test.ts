import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../../infra/config/stage.ts';
import { stageRegion } from '../../../infra/config/stage-region.ts';

const PROD = { ...stageNamed('prod'), account: '111122223333', region: 'eu-central-1' };
const UNPINNED = { ...PROD, account: undefined, region: undefined };
const credentialsFor = (account: string, region: string) => ({
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: region,
});

describe('the account and region of a stage', () => {
  it('are those of the credentials', () => {
    expect(stageRegion(PROD, credentialsFor('111122223333', 'eu-central-1'))).toBe('eu-central-1');
  });

  it.each([
    ['another account', credentialsFor('444455556666', 'eu-central-1')],
    ['another region', credentialsFor('111122223333', 'us-east-1')],
  ])('refuse %s, and say which credentials are needed', (_, env) => {
    expect(() => stageRegion(PROD, env)).toThrow(
      /^The stage prod belongs to account 111122223333 in eu-central-1, and these credentials are for account \d+ in [a-z0-9-]+\. Set AWS_PROFILE/,
    );
  });

  it('refuse any as long as nobody has stated them', () => {
    expect(() => stageRegion(UNPINNED, credentialsFor('111122223333', 'us-east-1'))).toThrow(
      'Write both in infra/config/stage.ts, or set FREEHOLD_ACCOUNT and FREEHOLD_REGION.',
    );
  });

  it('come from the environment where the stage states none, and only there', () => {
    const stated = { FREEHOLD_ACCOUNT: '444455556666', FREEHOLD_REGION: 'eu-west-1' };
    const env = { ...stated, ...credentialsFor('444455556666', 'eu-west-1') };
    expect(stageRegion(UNPINNED, env)).toBe('eu-west-1');
    expect(() => stageRegion(PROD, env)).toThrow('belongs to account 111122223333');
  });

  it('are asked of nobody without credentials, nor on the laptop', () => {
    expect(stageRegion(UNPINNED, {})).toBe('us-east-1');
    expect(stageRegion(PROD, {})).toBe('eu-central-1');
    expect(stageRegion(stageNamed('local'), credentialsFor('000000000000', 'us-east-1'))).toBe(
      'us-east-1',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkedStage, stageNamed } from '../../../infra/config/stage.ts';

describe('stageNamed', () => {
  it.each(['dev', 'prod', 'local'])('gives the stage %s', (name) => {
    expect(stageNamed(name)).toMatchObject({ name });
  });

  it.each(['staging', undefined, 'constructor'])('names the stages that exist for %j', (name) => {
    expect(() => stageNamed(name)).toThrow(/-c stage=dev\|prod/);
  });

  it.each(['https://app.example.com/', 'app.example.com', 'https://*.example.com', '*', 'null'])(
    'refuses the origin %j, which no browser sends',
    (origin) => {
      const stage = { ...stageNamed('dev'), allowedOrigins: [origin] };
      expect(() => checkedStage(stage)).toThrow(/give an origin as browsers send it/);
    },
  );
});

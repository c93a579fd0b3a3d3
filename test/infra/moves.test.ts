import { describe, expect, it } from 'vitest';
import { LONGEST_REQUEST_SECONDS } from '../../core/moves/move-waits.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { routes } from '../../functions/routes.ts';
import { isTenantWrite } from '../../functions/edge/is-tenant-write.ts';
import { templatesOf } from '../support/templates.ts';

type Properties = {
  readonly Timeout?: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
};

const functions = templatesOf('prod')
  .resources('AWS::Lambda::Function')
  .map(({ resource }) => resource.Properties as Properties);
const functionOf = (path: string): Properties => {
  const found = functions.find(
    ({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === path,
  );
  if (!found) throw new Error(`There is no function ${path}.`);
  return found;
};

const served = Object.values(routes);
const pathsOf = (ofRoute: (route: (typeof served)[number]) => boolean) => [
  ...new Set(served.filter(ofRoute).map((route) => route.function)),
];

describe('what a move waits for', () => {
  it.each(pathsOf(isTenantWrite))('%s ends its writes within the pause of a move', (path) => {
    expect(functionOf(path).Timeout).toBeLessThanOrEqual(stageNamed('prod').longestWriteSeconds);
  });

  it.each(pathsOf(() => true))('%s ends before the source is deleted', (path) => {
    expect(functionOf(path).Timeout).toBeLessThanOrEqual(LONGEST_REQUEST_SECONDS);
  });

  it('knows how long a link is good for', () => {
    const secondsOf = (path: string) => functionOf(path).Environment.Variables.UPLOAD_LINK_SECONDS;
    expect(secondsOf('jobs/advance-job')).toBe('900');
    expect(secondsOf('files/api')).toBe('900');
  });

  it('knows how long an upload may take that a link has let in', () => {
    const { LONGEST_UPLOAD_SECONDS } = functionOf('jobs/advance-job').Environment.Variables;
    expect(LONGEST_UPLOAD_SECONDS).toBe('7200');
  });
});

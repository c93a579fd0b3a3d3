/** @type {import('dependency-cruiser').IConfiguration} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const SDK = '^node_modules/(@aws-sdk|@smithy|aws-cdk-lib|constructs|stripe)/';
const LAMBDA = '^node_modules/@types/aws-lambda/';

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no bottom to read from.', {}, { circular: true }),
    {
      ...forbid(
        'features-without-cycles',
        'A lower feature never names a higher one; what a higher one must hear is an event.',
        { path: '^(core/[^/]+|adapters/(?:dynamodb/)?[^/]+)' },
        { circular: true, pathNot: '^$1(/|$)' },
      ),
      scope: 'folder',
    },
    forbid(
      'kit-stands-alone',
      'kit/ knows no business noun.',
      { path: '^kit/' },
      { path: '^(core|adapters|functions|infra|cli|local|test)/' },
    ),
    forbid(
      'core-is-pure',
      'core/ knows kit/ and itself: no SDK, no Lambda, no CDK.',
      { path: '^core/' },
      { path: ['^(adapters|functions|infra|cli|local|test)/', SDK, LAMBDA] },
    ),
    forbid(
      'adapters-implement-core',
      'An adapter does not know who calls it.',
      { path: '^adapters/' },
      { path: ['^(functions|infra|cli|local|test)/', LAMBDA] },
    ),
    forbid(
      'handlers-see-ports-only',
      'Only index.ts wires adapters and SDK clients.',
      { path: '^functions/', pathNot: '/index\\.ts$' },
      { path: ['^adapters/', SDK] },
    ),
    forbid(
      'features-are-strangers',
      'A function folder never imports another one.',
      { path: '^functions/([^/]+)/([^/]+)/' },
      { path: '^functions/[^/]+/[^/]+/', pathNot: '^functions/$1/$2/' },
    ),
    forbid(
      'infra-sees-env-only',
      'From the runtime, infra/ imports routes.ts, each env.ts, the platform configuration and what stores and secrets are named and reached by: nothing else.',
      { path: '^infra/' },
      {
        path: '^(core|adapters|kit|functions)/',
        pathNot: [
          '^functions/.*/env\\.ts$',
          '^functions/env/',
          '^functions/routes\\.ts$',
          '^core/platform-config/',
          '^core/access/roles\\.ts$',
          '^core/secrets/secret-id\\.ts$',
          '^core/edge-protection/origin-secret\\.ts$',
          '^core/tenancy/(cell|placement|session-policy|resource-names|change-stream)\\.ts$',
          '^adapters/yaml/',
        ],
      },
    ),
    forbid(
      'runtime-knows-no-cdk',
      'Runtime code never imports infra/ or the CDK.',
      { path: '^(functions|core|adapters|kit)/' },
      { path: ['^(infra|cli|local)/', '^node_modules/(aws-cdk-lib|constructs)/'] },
    ),
    forbid(
      'sdk-stands-alone',
      'What is published of sdk/ knows openapi-fetch and itself: it runs in browsers, and without the server.',
      { path: '^sdk/src/' },
      { pathNot: ['^sdk/src/', '^node_modules/openapi-(fetch|typescript-helpers)/'] },
    ),
    forbid(
      'server-knows-no-sdk',
      'The platform never calls itself.',
      { path: '^(kit|core|adapters|functions|infra)/' },
      { path: '^sdk/' },
    ),
    forbid(
      'console-sees-sdk-only',
      'The console runs in browsers: it knows the platform by the SDK alone.',
      { path: '^console/src/' },
      { path: '^(kit|core|adapters|functions|infra|cli|local|statemachines)/' },
    ),
    forbid(
      'nobody-imports-the-console',
      'It is built and served, never imported.',
      { pathNot: '^(console|test)/' },
      { path: '^console/' },
    ),
    forbid(
      'agpl-stays-on-the-laptop',
      'The IAM simulator is AGPL: local/ and test/ only, never in a bundle.',
      { pathNot: '^(local|test)/' },
      { path: '^node_modules/@cloud-copilot/' },
    ),
    forbid('nobody-imports-tests', 'Tests are leaves.', { pathNot: '^test/' }, { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};

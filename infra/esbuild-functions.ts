import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { slimStripe } from './slim-stripe.ts';
import { slimUndici } from './slim-undici.ts';

const root = join(import.meta.dirname, '..');

/**
 * The SDK's schemas use their constants as computed keys (`{ [_h]: … }`), for which esbuild keeps every
 * schema, used or not. With the constants' own texts as keys it drops the unused: 60 KB for S3.
 */
const shakeSchemas: Plugin = {
  name: 'shake-schemas',
  setup(bundler) {
    const filter = /@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
    bundler.onLoad({ filter }, ({ path }) => ({
      contents: withLiteralKeys(readFileSync(path, 'utf8')),
    }));
  },
};

function withLiteralKeys(source: string): string {
  const texts = new Map(
    [...source.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => {
    const text = texts.get(name);
    return text === undefined ? key : `${text}:`;
  });
}

/** What libraries carry for uses that no function has, each in place of a module: 46 KB in the largest. */
const UNUSED = [
  {
    filter: /[\\/]zod[\\/]v4[\\/]core[\\/]json-schema-processors\.js$/,
    contents: 'export const toJSONSchema = undefined; export const allProcessors = {};',
  },
  {
    filter: /[\\/]zod[\\/]v4[\\/]core[\\/]to-json-schema\.js$/,
    contents: `const none = () => undefined;
      export { none as createStandardJSONSchemaMethod, none as createToJSONSchemaMethod, none as extractDefs,
        none as finalize, none as handleUnrepresentable, none as initializeContext, none as processSchema };`,
  },
  {
    // DynamoDB offers no discovery of endpoints.
    filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/]dist-es[\\/]index\.js$/,
    contents: 'export class EndpointCache {}',
  },
  {
    filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/,
    contents: `export const resolveEventStreamSerdeConfig = (config) => config;
      export const eventStreamSerdeProvider = () => ({}); export class EventStreamSerde {}`,
  },
];

const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  setup(bundler) {
    for (const { filter, contents } of UNUSED) bundler.onLoad({ filter }, () => ({ contents }));
    // A client reads its version alone, for the user agent: 7 KB with three of them.
    bundler.onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Bundles every function into the folder that the command line names, with a metafile beside them. */
const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error('Say into which folder to bundle.');

const entryPoints = globSync('functions/*/*/index.ts', { cwd: root }).sort();
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints,
  outbase: 'functions',
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': join(root, 'adapters/aws/lambda-credentials.ts') },
  plugins: [shakeSchemas, leaveOutUnused, slimStripe, slimUndici],
  logOverride: { 'import-is-undefined': 'silent' },
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // CommonJS dependencies call `require` for Node's own modules.
  banner: {
    js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  },
});
writeFileSync(join(dirname(outdir), 'metafile.json'), JSON.stringify(metafile));

/**
 * What the console's page may load and reach: its own origin, where the API is too, and the stores of files, whose links
 * uploads go to. Nothing runs that stands in the page itself, and no text becomes markup (Trusted Types).
 */
export const consolePolicy = (fileStores: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    ["connect-src 'self'", ...fileStores].join(' '),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/**
 * The buckets of these regions, as links name them: those of dedicated tenants are made later, and have names of their
 * own. https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export const bucketSources = (regions: readonly string[]): string[] =>
  [...new Set(regions)].map((region) => `https://*.s3.${region}.amazonaws.com`);

/** What else a browser is told with each of its files. */
export const CONSOLE_HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Files whose names have a hash of their content never change; the page names those of its build. */
export const KEPT_FOR_A_YEAR = 'public, max-age=31536000, immutable';
export const ASKED_EACH_TIME = 'no-cache';

/** A path without an extension is a page of the console: each is the one file of the page. */
export const PAGE_FILE = '/index.html';
export const FILE_PATH = /\.[a-z0-9]+$/i;

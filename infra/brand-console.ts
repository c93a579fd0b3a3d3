import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import { buildConsole } from './build-console.ts';
import { brandingCss } from './config/branding.ts';
import { platformConfigOf } from './config/platform-config.ts';
import { moveInto } from './move-into.ts';

export type Brand = Pick<PlatformConfig, 'name' | 'branding'>;

const CONFIG_DIRECTORY = join(import.meta.dirname, '..', 'config');

/**
 * The console as it is built, with the platform's name in its page, and its logo and colours as files beside: nothing
 * of it is a script, so the page's policy stays as it is. Throws where there is no such logo.
 */
export function brandedConsole({ name, branding = {} }: Brand, config = CONFIG_DIRECTORY): string {
  const built = buildConsole();
  const css = brandingCss(branding);
  const logo = branding.logo === undefined ? undefined : logoIn(join(config, branding.logo));
  const assets = [css === undefined ? [] : named('branding.css', css), logo ?? []].flat();
  const page = brandedPage(readFileSync(join(built, 'index.html'), 'utf8'), { name, assets });

  const folder = `${built}-${digestOf(page)}`;
  if (existsSync(folder)) return folder;
  const fresh = `${folder}-${process.pid}`;
  cpSync(built, fresh, { recursive: true });
  for (const { path, content } of assets) writeFileSync(join(fresh, path), content);
  writeFileSync(join(fresh, 'index.html'), page);
  return moveInto(fresh, folder);
}

type Asset = { readonly path: string; readonly content: string | Buffer };

function logoIn(file: string): Asset {
  if (!existsSync(file)) throw new Error(`platform.branding.logo: there is no file ${file}.`);
  return named(`logo${extname(file)}`, readFileSync(file));
}

/** As the build names its own files, by their content: they are kept for a year. */
function named(name: string, content: Asset['content']): Asset {
  const extension = extname(name);
  const stem = name.slice(0, -extension.length);
  return { path: `assets/${stem}-${digestOf(content).slice(0, 8)}${extension}`, content };
}

type PageParts = { readonly name: string; readonly assets: readonly Asset[] };

function brandedPage(page: string, { name, assets }: PageParts): string {
  const styles = assets.filter(({ path }) => path.endsWith('.css'));
  const [logo] = assets.filter(({ path }) => !path.endsWith('.css'));
  const title = escaped(name);
  return page
    .replace(/<title>.*<\/title>/, () => `<title>${title}</title>`)
    .replace(
      /(<meta name="application-name" content=")[^"]*/,
      (_, before: string) => `${before}${title}`,
    )
    .replace(/(<link rel="icon" href=")[^"]*/, (found, before: string) =>
      logo ? `${before}/${logo.path}` : found,
    )
    .replace('</head>', () => {
      const links = styles.map(({ path }) => `  <link rel="stylesheet" href="/${path}" />\n`);
      return `${links.join('')}  </head>`;
    });
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (letter) => `&#${String(letter.codePointAt(0))};`);

const digestOf = (content: Asset['content']) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The laptop's. */
if (import.meta.main) console.log(brandedConsole(platformConfigOf({ name: 'local' })));

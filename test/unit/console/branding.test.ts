import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brandedConsole } from '../../../infra/brand-console.ts';
import { BACKGROUNDS, brandTokens, contrastOf } from '../../../infra/config/branding.ts';
import { repository } from '../../../local/home.ts';
import {
  axeFindings,
  openConsole,
  signInTo,
  type ConsoleBrowser,
} from '../../support/browser/console-browser.ts';
import { answerAsDescribed, asOperator } from '../../support/browser/described-api.ts';

const THEMES = ['light', 'dark'] as const;
const LEVELS = [0, 36, 73, 109, 146, 182, 219, 255];

describe('the colour of the company', () => {
  it('is read in both themes, whichever it is', () => {
    const colors = LEVELS.flatMap((red) =>
      LEVELS.flatMap((green) => LEVELS.map((blue) => hex([red, green, blue]))),
    );
    expect(colors).toHaveLength(512);
    for (const color of colors) {
      for (const theme of THEMES) {
        const { brand, 'on-brand': onBrand, link } = brandTokens(color)[theme];
        const where = `${color} ${theme}`;
        expect(contrastOf(onBrand, brand), where).toBeGreaterThanOrEqual(4.5);
        for (const background of BACKGROUNDS[theme]) {
          expect(contrastOf(link, background), where).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(brand, background), where).toBeGreaterThanOrEqual(3);
        }
      }
    }
  });

  it('stays as it is where it is read already', () => {
    expect(brandTokens('#1e5c3a').light).toEqual({
      ...{ brand: '#1e5c3a', 'on-brand': '#ffffff', link: '#1e5c3a' },
    });
  });

  it('stands on what the console’s own style sheet says', () => {
    const styles = readFileSync(join(repository, 'console/src/styles.css'), 'utf8');
    const [light = '', dark = ''] = styles.split(":root[data-theme='dark']");
    for (const color of BACKGROUNDS.light) expect(light).toContain(color);
    for (const color of BACKGROUNDS.dark) expect(dark).toContain(color);
  });
});

const hex = (channels: readonly number[]) =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><circle cx="12" cy="12" r="12"/></svg>';

describe('a console with a name, a logo and a colour', () => {
  const config = mkdtempSync(join(tmpdir(), 'freehold-brand-'));
  const brand = { name: 'Acme <b>&" Cloud', branding: { color: '#ffd400', logo: 'logo.svg' } };
  let web: ConsoleBrowser;
  beforeAll(async () => {
    writeFileSync(join(config, 'logo.svg'), LOGO);
    web = await openConsole('http://127.0.0.1:9', brandedConsole(brand, config));
  });
  afterAll(() => web.close());

  it.each(THEMES)('shows them in the %s theme, and is read', async (colorScheme) => {
    const { page, complaints } = await web.visit({ colorScheme });
    await answerAsDescribed(page, asOperator('admin'));
    await page.goto(web.url);
    await page.getByText(brand.name, { exact: true }).waitFor();
    expect(await axeFindings(page, 'color-contrast')).toEqual([]);
    const color = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('button[type=submit]')).backgroundColor",
    );
    expect(color).toBe(rgb(brandTokens(brand.branding.color)[colorScheme].brand));
    await signInTo(page, { email: 'op@freehold.example', password: 'Correct-Horse-7-Battery' });
    await page.locator('img[src^="/assets/logo-"]').waitFor();
    await expect.poll(() => page.evaluate('document.images[0].naturalWidth')).toBe(24);
    await page.getByRole('link', { name: 'Onboard a tenant' }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await axeFindings(page, 'color-contrast')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is another build for another brand, and is refused without its logo', () => {
    const folder = brandedConsole(brand, config);
    expect(brandedConsole(brand, config)).toBe(folder);
    expect(brandedConsole({ ...brand, name: 'Globex' }, config)).not.toBe(folder);
    const missing = { name: 'Globex', branding: { logo: 'none.svg' } };
    expect(() => brandedConsole(missing, config)).toThrow('platform.branding.logo');
  });
});

const rgb = (color: string) =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(', ')})`;

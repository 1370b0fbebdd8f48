// axe-core on every view, in both colour schemes and both languages; 200 % zoom; reduced motion.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { openPage } from './support/browser.mjs';
import { inBrowser, useDesk } from './support/desk.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const id = 'D000010';
const written = 'D000003';

const views = [
  ['the sign-in page', '/', '.gate', { out: true }],
  ['the first account', '/setup#TOKEN', '.gate', { out: true }],
  ['the queue', '/', '.dossiers'],
  ['a typed dossier', `/#/dossier/${id}`, '.field.active'],
  ['a handwritten dossier', `/#/dossier/${written}`, '.field.active'],
  ['the hand-over', '/#/dossier/D000011', '.rehearsal'],
  ['a dossier that is not there', '/#/dossier/none', '.problem'],
  ['the grid', '/#/grid?field=ct01/full_name', '.grid-items .field'],
  ['the accounts', '/#/accounts', 'table'],
  ['the settings', '/#/settings', 'fieldset'],
  ['the help', '/#/help', '.keys'],
  ['the phone', '/phone#PHONE', '.phone'],
  ['the kiosk', '/kiosk', '.kiosk'],
];

const windows = [
  ['the keys', '?'],
  ['the pages', 'Trang, tách, gộp…'],
  ['the history', 'Lịch sử'],
];

async function violationsOf(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.html}`).join(' | ')}`);
}

describe('axe finds nothing', inBrowser, () => {
  const desk = useDesk({ as: null });
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, address, selector, { out } = {}] of views) {
      it(`on ${name}, ${colorScheme}`, async () => {
        if (!out) desk.mock.signIn('phutrach');
        const page = await openPage(desk.browser, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
        await page.goto(desk.mock.origin + address);
        await page.waitForSelector(selector);
        const found = await violationsOf(page);
        await page.context().close();
        assert.deepEqual(found, []);
      });
    }
    for (const [name, opener] of windows) {
      it(`on the window with ${name}, ${colorScheme}`, async () => {
        desk.mock.signIn('canbo1');
        const page = await openPage(desk.browser, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
        await page.goto(`${desk.mock.origin}/#/dossier/${id}`);
        await page.waitForSelector('.field.active');
        if (opener === '?') await page.keyboard.press('?');
        else await page.getByRole('button', { name: opener }).click();
        await page.waitForSelector('dialog[open]');
        const found = await violationsOf(page);
        await page.context().close();
        assert.deepEqual(found, []);
      });
    }
  }
});

describe('at 200 % zoom', inBrowser, () => {
  // A window of 1366×768 shows this many of the page's own pixels then.
  const desk = useDesk({ viewport: { width: 683, height: 384 } });
  for (const [name, address, selector] of views.filter(([, , , more]) => !more?.out && more?.role === undefined)) {
    it(`${name} needs no scrolling sideways`, async () => {
      desk.mock.signIn('phutrach');
      await desk.page.goto(desk.mock.origin + address);
      await desk.page.waitForSelector(selector);
      const over = await desk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${over} px too wide`);
    });
  }
  it('the active field and the page stay in sight together', async () => {
    await desk.review(id);
    const frame = await desk.page.locator('.page-frame').boundingBox();
    const input = await desk.page.locator('[id="field-0:full_name"]').boundingBox();
    assert.ok(frame.height > 60 && input.y + input.height <= 384, JSON.stringify({ frame, input }));
  });
});

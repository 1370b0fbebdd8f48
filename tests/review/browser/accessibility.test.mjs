// axe-core on every view, in both colour schemes and both languages; 200 % zoom; reduced motion.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './support/browser.mjs';
import { inBrowser, ofColours, useDesk } from './support/desk.mjs';

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
  ['the phone with photographs', '/phone#PHONE', '.phone', { act: photographs }],
  ['the kiosk', '/kiosk', '.kiosk'],
  ['the kiosk’s pages', '/kiosk', '.kiosk', { act: (page) => captured(page) }],
  ['the kiosk’s verdict', '/kiosk', '.kiosk', { act: (page) => verdict(page) }],
  ['the kiosk’s corrections', '/kiosk', '.kiosk', { act: (page) => corrections(page) }],
  ['a dossier set aside', '/#/queue?state=set_aside', '.set-aside', { before: setAside }],
  ['a refused change', `/#/dossier/${id}`, '.field.active', { before: refusing, act: refused }],
  ['the list of places', `/#/dossier/${id}`, '.field.active', { act: suggested }],
];

const picture = join(root, 'templates/forms/ct01/tt116-2026/page-1.png');

async function photographs(page) {
  await page.getByLabel('Chọn ảnh có sẵn').setInputFiles([picture]);
  await page.getByText('Đã gửi 1 trong 1.').waitFor();
}

async function captured(page) {
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByLabel('Chọn tệp').setInputFiles([picture]);
  await page.locator('.captured li').waitFor();
}

async function verdict(page) {
  await captured(page);
  await page.getByRole('button', { name: 'Kiểm tra 1 trang' }).click();
  await page.waitForSelector('.verdict');
}

async function corrections(page) {
  await verdict(page);
  await page.getByRole('button', { name: 'Sửa nội dung' }).click();
  await page.getByRole('button', { name: 'Hiện tất cả các mục' }).click();
}

function setAside(mock) {
  const { summary } = mock.store.get(id);
  const said = { vi: 'Tệp bị hỏng.', en: 'The file is damaged.' };
  Object.assign(summary, { state: 'set_aside', problem: { code: 'test.damaged', message: said, next_step: said } });
}

function refusing(mock) {
  mock.fail(/POST .*\/fields/, 422, 1);
}

async function refused(page) {
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bỏ thay đổi này' }).waitFor();
}

async function suggested(page) {
  await page.locator('[id="field-0:residence"]').fill('phường Hàng Bông');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

const windows = [
  ['the keys', '?'],
  ['the pages', 'Trang, tách, gộp…'],
  ['the history', 'Lịch sử'],
  ['the procedures', 'Đăng ký tạm trú'],
];

const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** One page shows both colour schemes, as it follows the system; between them only colours differ. */
async function violationsOf(page) {
  await page.evaluate(axe);
  const found = [];
  for (const [colorScheme, runOnly] of [['light', everything], ['dark', ofColours]]) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    const { violations } = await page.evaluate((rules) => window.axe.run({ runOnly: rules }), runOnly);
    for (const { id: rule, nodes } of violations) {
      found.push(`${colorScheme}: ${rule}: ${nodes.map((node) => `${node.target} ${node.html}`).join(' | ')}`);
    }
  }
  return found;
}

describe('axe finds nothing', inBrowser, () => {
  const desk = useDesk({ as: null, colorScheme: 'light', bypassCSP: true, reducedMotion: 'reduce' });
  for (const [name, address, selector, { out, before, act } = {}] of views) {
    it(`on ${name}`, async () => {
      if (!out) desk.mock.signIn('phutrach');
      before?.(desk.mock);
      await desk.page.goto(desk.mock.origin + address);
      await desk.page.waitForSelector(selector);
      await act?.(desk.page);
      assert.deepEqual(await violationsOf(desk.page), []);
    });
  }
  for (const [name, opener] of windows) {
    it(`on the window with ${name}`, async () => {
      desk.mock.signIn('canbo1');
      await desk.page.goto(`${desk.mock.origin}/#/dossier/${id}`);
      await desk.page.waitForSelector('.field.active');
      if (opener === '?') await desk.page.keyboard.press('?');
      else await desk.page.getByRole('button', { name: opener }).click();
      await desk.page.waitForSelector('dialog[open]');
      assert.deepEqual(await violationsOf(desk.page), []);
    });
  }
});

describe('at 200 % zoom', inBrowser, () => {
  // A window of 1366×768 shows this many of the page's own pixels then.
  const desk = useDesk({ viewport: { width: 683, height: 384 } });
  for (const [name, address, selector] of views.filter(([, , , more]) => more === undefined)) {
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

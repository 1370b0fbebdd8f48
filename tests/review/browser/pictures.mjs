// node pictures.mjs FOLDER: the main views as pictures for docs/review.md and docs/designer.md, small ones. Dossiers are
// samples, read by the real `hoso review`; the rest are the mock's. All people are fictional.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startMock } from './mock/server.mjs';
import { launch, openPage, pageFolder, root } from './support/browser.mjs';
import { Designer } from './support/designer.mjs';
import { sample, setUp, Station } from './support/station.mjs';

const folder = process.argv[2] ?? join(root, 'docs/images');
const most_bytes = 150_000;
const size = { width: 1280, height: 760 };
const browser = await launch();

/** A view of its own mock; `act` brings it to where the picture is taken. */
async function picture(name, address, selector, { act, as = 'phutrach', ...options } = {}) {
  const mock = await startMock(pageFolder, 60);
  if (as) mock.signIn(as);
  const page = await openPage(browser, { viewport: size, deviceScaleFactor: 0.8, reducedMotion: 'reduce', ...options });
  await page.goto(mock.origin + address);
  await page.waitForSelector(selector);
  if (act) await act(page, mock);
  await take(page, name);
  await page.context().close();
  await mock.stop();
}

async function take(page, name, of = 'review') {
  await page.waitForTimeout(600);
  const path = join(folder, `${of}-${name}.png`);
  await page.screenshot({ path });
  const { size: bytes } = await stat(path);
  console.log(`${path}: ${bytes} bytes`);
  if (bytes >= most_bytes) throw new Error(`${path} is too large`);
}

/** A handwritten sample under review, in light and in dark. */
async function sampleDossier() {
  const station = await Station.start();
  // Scans make large pictures: a smaller window.
  const viewport = { width: 1040, height: 585 };
  const page = await openPage(browser, { viewport, deviceScaleFactor: 0.72, reducedMotion: 'reduce' });
  await setUp({ station, page });
  await page.locator('input[type=file]').setInputFiles(sample('handwriting/dancing-script-bilevel/page.png'));
  await page.locator('.uploads').getByRole('link').click();
  await page.waitForSelector('.field.active', { timeout: 120_000 });
  await take(page, 'dossier');
  await page.emulateMedia({ colorScheme: 'dark' });
  for (let number = 0; number < 9; ++number) await page.keyboard.press('Enter');
  await take(page, 'dark');
  await page.context().close();
  await station.stop();
}

/** The template designer on a form of the catalogue. */
async function designer() {
  const edited = await Designer.start('ct01/tt116-2026');
  const viewport = { width: 1180, height: 640 };
  const page = await openPage(browser, { viewport, deviceScaleFactor: 0.75, reducedMotion: 'reduce' });
  await page.goto(edited.link);
  await page.locator('[data-entry="full_name"]').click();
  await take(page, 'field', 'designer');
  await page.locator('[data-entry="members.birth_date"]').click();
  await take(page, 'table', 'designer');
  await page.locator('[data-entry="full_name"]').click();
  const label = page.getByLabel('Nhãn tiếng Anh', { exact: true }).first();
  await label.fill('Name in capitals');
  await label.press('Tab');
  await page.getByText('Chưa lưu', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Xem thay đổi và lưu' }).click();
  await page.locator('.diff .added').waitFor();
  await take(page, 'diff', 'designer');
  await page.context().close();
  await edited.stop();
}

const blank = join(root, 'templates/forms/ct01/tt116-2026/page-1.png');
const checked = async (page) => {
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByLabel('Chọn tệp').setInputFiles(blank);
  await page.getByRole('button', { name: 'Kiểm tra 1 trang' }).click();
  await page.waitForSelector('.verdict');
};

await designer();
await picture('queue', '/', '.dossiers');
await sampleDossier();
await picture('hand-over', '/#/dossier/D000011', '.rehearsal');
await picture('grid', '/#/grid?field=ct01/full_name', '.grid-items .field');
await picture('phone', '/phone#PHONE', '.phone', {
  as: null,
  viewport: { width: 390, height: 760 },
  act: async (page) => {
    await page.getByLabel('Chọn ảnh có sẵn').setInputFiles([blank, blank]);
    await page.getByText('Đã gửi 2 trong 2.').waitFor();
  },
});
await picture('kiosk', '/kiosk', '.kiosk', { as: null, act: checked });
await browser.close();

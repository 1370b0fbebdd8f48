// node pictures.mjs FOLDER: the main views as pictures for docs/review.md, docs/designer.md and docs/form-test.md, small
// ones. Dossiers are samples, read by the real `hoso review`; the rest are the mock's. All people are fictional.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startMock } from './mock/server.mjs';
import { launch, openPage, pageFolder, root } from './support/browser.mjs';
import { Designer } from './support/designer.mjs';
import { hoso, sample, setUp, Station } from './support/station.mjs';

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

/** What `hoso form test` says of a form with a zone a line too low. HOSO_WRITTEN_FONTS: a folder of handwriting-like fonts. */
async function formTest() {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-form-test-'));
  const form = join(folder, 'ct06/tt66-2023');
  await cp(join(root, 'templates/forms/ct06'), dirname(form), { recursive: true });
  const xml = await readFile(join(form, 'form.xml'), 'utf8');
  await writeFile(join(form, 'form.xml'), xml.replace('x="61.12" y="60.83"', 'x="61.12" y="67.80"'));
  const html = join(folder, 'page.html');
  const fonts = process.env.HOSO_WRITTEN_FONTS;
  const more = fonts ? ['--fonts', fonts] : [];
  // It ends with 3, for there is something to look at.
  await new Promise((resolve) => execFile(hoso, ['form', 'test', form, '--out', html, ...more], resolve));
  const viewport = { width: 1100, height: 820 };
  const page = await openPage(browser, { viewport, deviceScaleFactor: 0.75, reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(html).href);
  await take(page, 'fields', 'form-test');
  // Scans make large pictures: a smaller window.
  await page.setViewportSize({ width: 1000, height: 560 });
  await page.locator('.places').evaluate((places) => places.previousElementSibling.scrollIntoView());
  await take(page, 'places', 'form-test');
  await page.context().close();
  await rm(folder, { recursive: true });
}

const blank = join(root, 'templates/forms/ct01/tt116-2026/page-1.png');
const checked = async (page) => {
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByLabel('Chọn tệp').setInputFiles(blank);
  await page.getByRole('button', { name: 'Kiểm tra 1 trang' }).click();
  await page.waitForSelector('.verdict');
};

await designer();
await formTest();
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

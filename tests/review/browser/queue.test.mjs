// The list: found, filtered, live, and new dossiers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plain } from './mock/people.mjs';
import { painted } from './support/browser.mjs';
import { inBrowser, useDesk } from './support/desk.mjs';
import { onButton, until } from './support/until.mjs';

describe('the queue', inBrowser, () => {
  const desk = useDesk({ dossiers: 120 });
  const rows = () => desk.page.locator('.dossiers tbody tr');
  const open = () => desk.open('', '.dossiers tbody tr');

  it('finds by name without diacritics, by identity number, by dossier number', async () => {
    await open();
    const { name, citizen_id } = desk.mock.store.get('D000042').summary;
    for (const query of [plain(name), citizen_id, 'D000042']) {
      await desk.page.keyboard.press('/');
      await desk.page.getByLabel('Tìm').fill(query);
      await until(async () => {
        const texts = await rows().allInnerTexts();
        return texts.length < 20 && texts.some((text) => text.includes('D000042'));
      }, `found by ${query}`);
    }
    await desk.page.getByLabel('Tìm').fill('không ai tên thế');
    await desk.page.getByText('Không có hồ sơ nào phù hợp.').waitFor();
  });

  it('is filtered by state and procedure, keeps the filter in its address, and pages', async () => {
    await open();
    await desk.page.getByRole('button', { name: /^Đã đóng gói/ }).click();
    await until(async () => (await rows().count()) === 24, 'packaged ones');
    await desk.page.getByLabel('Thủ tục').selectOption('1.001193');
    await until(async () => (await rows().count()) === 8, 'of one procedure');
    assert.match(desk.page.url(), /state=packaged.*procedure=1\.001193/);
    await desk.page.reload();
    await until(async () => (await rows().count()) === 8, 'after a reload');
    await desk.page.getByRole('button', { name: 'Tất cả' }).click();
    await desk.page.getByLabel('Thủ tục').selectOption('');
    await desk.page.getByText('1–50 trong 120').waitFor();
    await desk.page.getByRole('button', { name: 'Sau →' }).click();
    await desk.page.getByText('51–100 trong 120').waitFor();
  });

  it('is walked by arrows, and Enter begins with the first one', async () => {
    await open();
    await desk.page.locator('.dossier-link').first().focus();
    await desk.page.keyboard.press('ArrowDown');
    const second = await desk.page.locator('.dossier-link').nth(1).getAttribute('href');
    assert.equal(await desk.page.evaluate(() => document.activeElement.getAttribute('href')), second);
    await desk.page.reload();
    await painted(desk.page);
    await onButton(desk.page, 'Bắt đầu');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForSelector('.review');
  });

  it('follows what the server tells, and catches up after the line was cut', async () => {
    await open();
    const dossier = desk.mock.store.get('D000120');
    await until(() => desk.mock.streams.size > 0, 'the stream stands');
    dossier.summary.name = 'Lê Thị Vừa Đổi';
    desk.mock.store.tell('dossier', dossier.summary);
    await desk.page.getByRole('link', { name: 'Lê Thị Vừa Đổi' }).waitFor();
    desk.mock.store.tell('queue', { ...desk.mock.store.queue, waiting: 3, working: 2, eta_seconds: 95 });
    await desk.page.getByText('Đang đọc 2, chờ 3. Còn khoảng 1:35 phút.').waitFor();
    desk.mock.cutStreams();
    await desk.page.getByText('Mất kết nối trực tiếp').waitFor();
    dossier.summary.name = 'Lê Thị Đổi Nữa';
    await desk.page.getByRole('link', { name: 'Lê Thị Đổi Nữa' }).waitFor();
  });

  it('pauses reading and goes on', async () => {
    await open();
    await desk.page.getByRole('button', { name: 'Tạm dừng' }).click();
    await until(() => desk.mock.store.queue.paused, 'paused');
    await desk.page.getByRole('button', { name: 'Tiếp tục đọc' }).click();
    await until(() => !desk.mock.store.queue.paused, 'going on');
  });

  it('takes chosen and dropped files, shows refusals, and tries again', async () => {
    await open();
    const file = (name, bytes = 'x') => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
    await desk.page.locator('input[type=file]').setInputFiles([file('trang 1.pdf'), file('trang 2.pdf')]);
    await desk.page.getByRole('link', { name: 'Đã tiếp nhận – mở hồ sơ' }).waitFor();
    assert.deepEqual(
      desk.mock.uploads.map((upload) => upload.name),
      ['trang 1.pdf', 'trang 2.pdf'],
    );
    assert.equal(desk.mock.store.dossiers.size, 121);

    const dropped = await desk.page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'thả.pdf', { type: 'application/pdf' }));
      return transfer;
    });
    await desk.page.dispatchEvent('.intake', 'drop', { dataTransfer: dropped });
    await until(() => desk.mock.store.dossiers.size === 122, 'the dropped file is a dossier');

    desk.mock.fail(/POST \/uploads/, 422, 1);
    await desk.page.locator('input[type=file]').setInputFiles([file('hỏng.pdf')]);
    await desk.page.locator('.uploads .problem').getByRole('button', { name: 'Thử lại ngay' }).click();
    await until(() => desk.mock.store.dossiers.size === 123, 'tried again');
  });

  it('tries a dossier again that was set aside, and says why it was', async () => {
    const { summary } = desk.mock.store.get('D000120');
    summary.state = 'set_aside';
    const problem = { vi: 'Tệp bị hỏng.', en: 'The file is damaged.' };
    summary.problem = { code: 'test.damaged', message: problem, next_step: problem };
    await desk.open('#/queue?state=set_aside', '.dossiers tbody tr');
    await rows().getByText('Tệp bị hỏng.').waitFor();
    await desk.page.getByRole('button', { name: 'Thử lại', exact: true }).click();
    await until(() => summary.state === 'reading', 'read again');
  });

  it('waits on a dossier’s own page until it is read', async () => {
    const dossier = desk.mock.store.get('D000120');
    dossier.summary.state = 'reading';
    await desk.open('#/dossier/D000120', '.narrow');
    await desk.page.getByText('Trang này tự mở hồ sơ khi đọc xong.').waitFor();
    await until(() => desk.mock.streams.size > 0, 'the stream stands');
    desk.mock.store.reread(dossier);
    await desk.page.waitForSelector('.review .field.active');
  });
});

// Photographs from a phone, and the kiosk.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './support/browser.mjs';
import { inBrowser, useDesk } from './support/desk.mjs';
import { until } from './support/until.mjs';

const blank = join(root, 'templates/forms/ct01/tt116-2026/page-1.png');
const photo = async (name) => ({ name, mimeType: 'image/png', buffer: await readFile(blank) });

describe('a phone', inBrowser, () => {
  const desk = useDesk();

  it('gets its link as a QR code, sends photographs again until they arrive, and ends the link', async () => {
    await desk.open('', '.dossiers');
    await desk.page.getByRole('button', { name: 'Chụp bằng điện thoại' }).click();
    await desk.page.getByRole('img', { name: 'Mã QR cho điện thoại' }).waitFor();
    const address = await desk.page.locator('.phone-link .address').innerText();
    const before = desk.mock.store.dossiers.size;

    desk.mock.fail(/POST \/phone-links\/PHONE\/files/, 503, 1);
    await desk.page.goto(address);
    await desk.page.getByLabel('Chụp trang đầu').setInputFiles(await photo('1.png'));
    await desk.page.getByText('đang chờ gửi').waitFor();
    await desk.page.getByText('Đã gửi 1 trong 1.').waitFor();
    await desk.page.getByLabel('Chọn ảnh có sẵn').setInputFiles([await photo('2.png'), await photo('3.png')]);
    await desk.page.getByText('Đã gửi 3 trong 3.').waitFor();
    await desk.page.getByRole('button', { name: 'Xong' }).click();
    await desk.page.getByText('Đã gửi xong').waitFor();
    assert.equal(desk.mock.photos.length, 3);
    assert.equal(desk.mock.store.dossiers.size, before + 1);
  });

  it('is told when its link is over, and keeps the photograph', async () => {
    desk.mock.phone_token = null;
    await desk.page.goto(`${desk.mock.origin}/phone#PHONE`);
    await desk.page.getByLabel('Chụp trang đầu').setInputFiles(await photo('1.png'));
    await desk.page.getByText('Mã đã hết hạn.').waitFor();
    await desk.page.getByRole('button', { name: 'Thử lại ngay' }).waitFor();
    assert.equal(await desk.page.getByRole('button', { name: 'Xong' }).isDisabled(), true);
  });
});

describe('the kiosk', inBrowser, () => {
  const desk = useDesk({ as: null });
  const button = (name) => desk.page.getByRole('button', { name, exact: true });
  const start = async (hash = '') => {
    await desk.page.goto(`${desk.mock.origin}/kiosk${hash}`);
    await button('Bắt đầu').click();
  };
  const check = async () => {
    await desk.page.getByLabel('Chọn tệp').setInputFiles([await photo('1.png'), await photo('2.png')]);
    await button('Kiểm tra 2 trang').click();
    await desk.page.getByRole('heading', { name: 'Chưa nộp được: còn 1 chỗ phải sửa.' }).waitFor();
  };

  it('checks, lets correct, offers the clean form, and hands in', async () => {
    await start();
    await check();
    assert.equal(desk.mock.checks.get('C1').pages, 2);
    await desk.page.getByText('Căn cứ: TT 53/2025/TT-BCA, Điều 5').waitFor();
    await button('Sửa nội dung').click();
    await desk.page.getByLabel('Số định danh cá nhân').fill('001099000001');
    await button('Kiểm tra lại').click();
    await desk.page.getByRole('heading', { name: 'Giấy tờ đầy đủ, có thể nộp.' }).waitFor();
    const form = desk.page.getByRole('link', { name: 'Lưu tờ khai sạch' });
    assert.match(await form.getAttribute('href'), /\/kiosk\/checks\/C1\/form$/);
    await desk.page.getByRole('link', { name: 'In tờ khai sạch' }).waitFor();
    const before = desk.mock.store.dossiers.size;
    await button('Nộp hồ sơ').click();
    await desk.page.getByText('Đã nộp. Số hồ sơ của bạn:').waitFor();
    assert.equal(desk.mock.store.dossiers.size, before + 1);
  });

  it('takes a picture with its own camera', async () => {
    await start();
    await button('Chụp ảnh').click();
    await button('Chụp').click();
    await desk.page.locator('.captured li').waitFor();
    await button('Kiểm tra 1 trang').click();
    await until(() => desk.mock.checks.size === 1, 'sent');
  });

  it('forgets when the citizen finishes', async () => {
    await start();
    await check();
    await button('Kết thúc và xóa').click();
    await until(() => desk.mock.checks.size === 0, 'forgotten');
    await button('Bắt đầu').waitFor();
  });

  it('counts down after a quiet time, goes on at a touch, and forgets without one', async () => {
    await start('#quiet=1,2');
    await check();
    await desk.page.getByText(/Máy sẽ xóa mọi thứ sau \d giây/).waitFor();
    await desk.page.keyboard.press('Shift');
    await desk.page.getByText(/Máy sẽ xóa mọi thứ sau \d giây/).waitFor({ state: 'detached' });
    assert.equal(desk.mock.checks.size, 1);
    await button('Bắt đầu').waitFor({ timeout: 10_000 });
    await until(() => desk.mock.checks.size === 0, 'forgotten');
  });
});

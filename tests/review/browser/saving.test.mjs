// A server that fails, is slow, or has forgotten who sits here: nothing typed is lost, and everything is said.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBrowser, useDesk } from './support/desk.mjs';
import { until } from './support/until.mjs';

const id = 'D000010';
const fields = /POST \/dossiers\/[^/]+\/fields/;

describe('saving', inBrowser, () => {
  const desk = useDesk();
  const enter = () => desk.page.keyboard.press('Enter');
  const confirmed = (field, timeout_ms) =>
    until(() => desk.fieldOf(id, field).state === 'confirmed', `${field} is saved`, timeout_ms);

  it('goes on behind while the cursor is at the next field', async () => {
    desk.mock.delay_ms = 800;
    await desk.review(id);
    await enter();
    assert.equal(await desk.focused(), 'field-0:citizen_id');
    assert.equal(desk.fieldOf(id, 'full_name').doubtful, true, 'the server is not there yet');
    await desk.page.locator('.unsaved', { hasText: 'Đang lưu' }).waitFor();
    await confirmed('full_name');
    await until(async () => (await desk.page.locator('.unsaved').innerText()) === '', 'saved');
  });

  for (const status of [0, 503]) {
    it(`tries again after ${status || 'a cut line'}, and says so`, async () => {
      desk.mock.fail(fields, status, Infinity);
      await desk.review(id);
      await enter();
      await desk.page.getByText('Chưa lưu được. Trang đang tự thử lại.').waitFor();
      await enter();
      desk.mock.faults = [];
      // Longer than the longest wait between two tries.
      await confirmed('full_name', 20_000);
      await confirmed('citizen_id');
      await desk.page.getByText('Chưa lưu được. Trang đang tự thử lại.').waitFor({ state: 'detached' });
    });
  }

  it('warns who leaves while something is not saved', async () => {
    desk.mock.fail(fields, 503, 100);
    await desk.review(id);
    await enter();
    await desk.page.getByText('Chưa lưu được. Trang đang tự thử lại.').waitFor();
    const asked = new Promise((resolve) =>
      desk.page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
    await desk.page.evaluate(() => void setTimeout(() => location.reload(), 0));
    assert.equal(await asked, 'beforeunload');
    await desk.page.getByText('Chưa lưu được. Trang đang tự thử lại.').waitFor();
  });

  it('shows what the server refused, and keeps it until it is said anew or given up', async () => {
    desk.mock.fail(fields, 422, 1);
    await desk.review(id);
    await desk.page.keyboard.type('Lê Thị Sai');
    await enter();
    await desk.page.getByText('Chưa lưu: Họ, chữ đệm và tên Lê Thị Sai').waitFor();
    await desk.page.getByRole('button', { name: 'Thử lại ngay' }).click();
    await until(() => desk.fieldOf(id, 'full_name').text === 'Lê Thị Sai', 'tried again');

    desk.mock.fail(fields, 409, 1);
    await desk.page.locator('[id="field-0:phone"]').fill('0900000000');
    await enter();
    await desk.page.getByRole('button', { name: 'Bỏ thay đổi này' }).click();
    await desk.page.locator('.problem').waitFor({ state: 'detached' });
    assert.notEqual(desk.fieldOf(id, 'phone').text, '0900000000');
    assert.notEqual(await desk.page.locator('[id="field-0:phone"]').inputValue(), '0900000000');
  });

  it('asks to sign in again over the page, then saves', async () => {
    await desk.review(id);
    desk.mock.close();
    await enter();
    const dialog = desk.page.getByRole('dialog', { name: 'Mời đăng nhập lại' });
    await dialog.waitFor();
    await dialog.getByLabel('Tên đăng nhập').fill('canbo1');
    await dialog.getByLabel('Mật khẩu').fill('mat-khau-dai');
    await enter();
    await dialog.waitFor({ state: 'detached' });
    await confirmed('full_name');
    assert.match(desk.page.url(), /dossier\/D000010/);
  });

  it('shows what others changed meanwhile', async () => {
    await desk.review(id);
    const dossier = desk.mock.store.get(id);
    desk.mock.store.changeField(dossier, { document: 0, field: 'citizen_id', action: 'correct', value: '1' }, 'canbo2');
    desk.mock.store.touch(dossier);
    await until(async () => (await desk.page.locator('[id="field-0:citizen_id"]').inputValue()) === '1', 'followed');
  });
});

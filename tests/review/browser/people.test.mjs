// Signing in, the first account, roles, two people for one field, languages, colours.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { painted } from './support/browser.mjs';
import { inBrowser, useDesk } from './support/desk.mjs';
import { until } from './support/until.mjs';

const id = 'D000010';

describe('people', inBrowser, () => {
  const desk = useDesk({ as: null });
  const signIn = async (name, password = 'mat-khau-dai') => {
    await desk.page.getByLabel('Tên đăng nhập').fill(name);
    await desk.page.getByLabel('Mật khẩu').fill(password);
    await desk.page.keyboard.press('Enter');
  };

  it('sign in and out; a wrong password is said', async () => {
    await desk.open('', '.gate');
    await signIn('canbo1', 'wrong');
    await desk.page.getByText('Sai tên hoặc mật khẩu.').waitFor();
    await signIn('canbo1');
    await desk.page.waitForSelector('.dossiers');
    await desk.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await desk.page.waitForSelector('.gate');
    await until(() => desk.mock.session === null, 'signed out');
  });

  it('make the first account by the one-time link, once', async () => {
    await desk.page.goto(`${desk.mock.origin}/setup#TOKEN`);
    await desk.page.getByLabel('Họ và tên').fill('Trần Thị Phụ Trách');
    await desk.page.getByLabel('Tên đăng nhập').fill('truong');
    await desk.page.getByLabel('Mật khẩu (ít nhất 10 ký tự)').fill('mat-khau-dai');
    await desk.page.getByLabel('Nhập lại mật khẩu').fill('mat-khau-khac');
    await desk.page.getByText('Hai mật khẩu không giống nhau.').waitFor();
    await desk.page.getByLabel('Nhập lại mật khẩu').fill('mat-khau-dai');
    await desk.page.getByRole('button', { name: 'Tạo tài khoản và đăng nhập' }).click();
    await desk.page.waitForSelector('.dossiers');
    assert.equal(desk.mock.accounts.get('truong').role, 'supervisor');
    assert.doesNotMatch(desk.page.url(), /TOKEN/);
  });

  it('who are supervisors make accounts; officers do not see that', async () => {
    desk.mock.signIn('phutrach');
    await desk.open('#/accounts', 'form');
    await desk.page.getByLabel('Họ và tên').fill('Lê Văn Mới');
    await desk.page.getByLabel('Tên đăng nhập').fill('moi');
    await desk.page.getByLabel('Vai trò').selectOption('reader');
    await desk.page.getByLabel('Mật khẩu (ít nhất 10 ký tự)').fill('mat-khau-dai');
    await desk.page.getByRole('button', { name: 'Thêm' }).click();
    await desk.page.getByRole('cell', { name: 'Lê Văn Mới' }).waitFor();
    desk.mock.signIn('canbo1');
    await desk.page.reload();
    await desk.page.waitForSelector('.top');
    assert.equal(await desk.page.getByRole('link', { name: 'Tài khoản' }).count(), 0);
  });

  it('who may only read cannot change anything', async () => {
    desk.mock.signIn('xem');
    await desk.open(`#/dossier/${id}`, '.fields');
    await desk.page.getByText('Bạn chỉ được xem hồ sơ này.').waitFor();
    await desk.page.locator('[id="field-0:full_name"]').focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('F2');
    assert.equal(desk.sent(/^POST/).length, 0);
  });

  it('say a two-person field twice, the second one blindly', async () => {
    const field = desk.fieldOf(id, 'citizen_id');
    field.second_person = 'needed';
    desk.mock.signIn('canbo1');
    await desk.review(id);
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('1');
    const said = field.alternatives[0].text;
    await desk.page.keyboard.press('Enter');
    await until(() => field.confirmed_by.includes('canbo1'), 'the first person’s word');
    await desk.page.getByText('1 mục chờ người thứ hai.').waitFor();

    desk.mock.signIn('canbo2');
    await desk.page.reload();
    await desk.page.waitForSelector('.field.active');
    await painted(desk.page);
    assert.equal(await desk.focused(), 'field-0:citizen_id');
    assert.equal(await desk.page.locator('[id="field-0:citizen_id"]').inputValue(), '');
    assert.equal(await desk.page.locator('.field.active').getByText(said).count(), 1, 'only as the card’s value');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.hint.asked').waitFor();
    await desk.page.keyboard.type(said);
    await desk.page.keyboard.press('Enter');
    await until(() => !field.doubtful && field.state === 'confirmed', 'both say the same');
  });

  it('read Vietnamese or English, light or dark, and the browser remembers', async () => {
    desk.mock.signIn('canbo1');
    await desk.open('#/settings', 'fieldset');
    await desk.page.getByLabel('English').check();
    await desk.page.getByLabel('Dark').check();
    await desk.page.reload();
    await desk.page.getByRole('heading', { name: 'Settings' }).waitFor();
    const root = await desk.page.evaluate(() => ({
      ...document.documentElement.dataset,
      lang: document.documentElement.lang,
    }));
    assert.deepEqual(root, { theme: 'dark', lang: 'en' });
  });
});

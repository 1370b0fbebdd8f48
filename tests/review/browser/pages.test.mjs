// Pages turned, divided, joined, given another form; the procedure chosen.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBrowser, useDesk } from './support/desk.mjs';
import { until } from './support/until.mjs';

const id = 'D000010';

describe('the pages of a dossier', inBrowser, () => {
  const desk = useDesk();
  const dossier = () => desk.mock.store.get(id);
  const openTools = async () => {
    await desk.review(id);
    await desk.page.getByRole('button', { name: 'Trang, tách, gộp…' }).click();
    await desk.page.getByRole('dialog').waitFor();
  };
  const reviewedAgain = () => desk.page.waitForSelector('.review .field.active');

  it('are turned and given a form', async () => {
    await openTools();
    await desk.page.getByRole('button', { name: 'Xoay trang 2' }).click();
    await desk.page.getByLabel('Mẫu của trang 1').selectOption('khai_sinh');
    await desk.page.getByRole('button', { name: 'Áp dụng và đọc lại' }).click();
    await until(() => dossier().pages[1].turned === 90 && dossier().pages[0].form === 'khai_sinh', 'changed');
    await reviewedAgain();
  });

  it('become two dossiers', async () => {
    const before = desk.mock.store.dossiers.size;
    await openTools();
    await desk.page.getByRole('button', { name: 'Tách thành hồ sơ mới từ trang 2' }).click();
    await until(() => desk.mock.store.dossiers.size === before + 1, 'split');
    assert.equal(dossier().pages.length, 1);
    await reviewedAgain();
  });

  it('follow those of another dossier', async () => {
    await openTools();
    await desk.page.getByRole('button', { name: 'Gộp hồ sơ khác vào…' }).click();
    await desk.page.getByLabel('Tìm hồ sơ để gộp').fill('D000008');
    await desk.page.locator('.merge li', { hasText: 'D000008' }).getByRole('button').click();
    await until(() => desk.mock.store.get('D000008').summary.state === 'closed', 'merged');
    assert.equal(dossier().pages.length, 4);
    await reviewedAgain();
  });

  it('belong to the procedure that is chosen', async () => {
    await desk.review(id);
    await desk.page.locator('.dossier-head .procedure').click();
    await desk.page.getByRole('dialog').getByLabel('Thủ tục').selectOption('1.001193');
    await desk.page.getByRole('button', { name: 'Chọn thủ tục này' }).click();
    await until(() => dossier().summary.procedure === '1.001193', 'chosen');
    await desk.page.locator('.dossier-head .procedure', { hasText: 'Đăng ký khai sinh' }).waitFor();
  });
});

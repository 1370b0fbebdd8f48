// The same field of many dossiers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBrowser, useDesk } from './support/desk.mjs';
import { until } from './support/until.mjs';

describe('the grid', inBrowser, () => {
  const desk = useDesk({ dossiers: 60 });
  const value = (id) => desk.fieldOf(id, 'full_name');

  it('opens at the field that is most often doubtful, and is settled by keyboard', async () => {
    await desk.open('#/grid', '.grid-items .field input');
    await desk.page.getByLabel('Mục').selectOption('ct01/full_name');
    await until(() => desk.page.url().includes('full_name'), 'the field is in the address');
    const cards = desk.page.locator('.grid-items .field');
    await until(async () => (await cards.count()) === 24, 'all dossiers that need review');
    const ids = await desk.page.locator('.grid-foot a').allInnerTexts();
    const focusedId = async () => (await desk.focused()).match(/D\d+/)?.[0];
    await until(async () => (await focusedId()) === ids[0], 'the first one has the focus');
    await desk.page.keyboard.press('Enter');
    assert.equal(await focusedId(), ids[1]);
    await desk.page.keyboard.press('2');
    const other = value(ids[1]).alternatives[1].text;
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('F2');
    await until(() => value(ids[0]).state === 'confirmed', 'confirmed');
    await until(() => value(ids[1]).text === other, 'corrected');
    await until(() => value(ids[2]).state === 'illegible', 'illegible');
    assert.equal(await cards.and(desk.page.locator('.good')).count(), 3);
  });

  it('says when nothing is left', async () => {
    for (const dossier of desk.mock.store.dossiers.values()) dossier.summary.state = 'packaged';
    await desk.open('#/grid', '.empty');
    assert.equal(await desk.page.locator('.grid-items .field').count(), 0);
  });
});

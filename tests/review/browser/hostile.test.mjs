// Texts that try to be code are shown as text, everywhere, and none of them runs.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostile } from './mock/dossiers.mjs';
import { inBrowser, useDesk } from './support/desk.mjs';

describe('hostile texts', inBrowser, () => {
  const desk = useDesk({ dossiers: 10 });
  const ran = () => desk.page.evaluate(() => window.hostile);
  const shows = async (text) => assert.ok((await desk.page.locator('body').innerText()).includes(text), text);

  it('stay texts in the queue, the dossier, the grid and the history', async () => {
    const { id } = desk.mock.store.addHostile().summary;
    await desk.open(`#/queue?q=${id}`, '.dossier-link');
    await shows(hostile[0]);
    await shows(hostile[1]);
    assert.equal(await ran(), undefined);

    await desk.review(id);
    await shows(hostile[0]);
    await shows(hostile[3]);
    const values = await desk.page
      .locator('.fields input[type=text]')
      .evaluateAll((all) => all.map((one) => one.value));
    for (const text of hostile) assert.ok(values.includes(text), text);
    await desk.page.keyboard.press('1');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('button', { name: 'Lịch sử' }).click();
    await desk.page.getByRole('dialog').locator('td').first().waitFor();
    assert.equal(await ran(), undefined);

    await desk.open('#/grid?field=ct01/citizen_id', '.grid-items .field');
    assert.equal(await ran(), undefined);
    assert.equal(await desk.page.locator('img[src=x], script:not([src]), svg[onload]').count(), 0);
  });

  it('stay texts as file names and as the server’s complaints', async () => {
    await desk.open('', '.dossiers');
    const name = `${hostile[1]}.pdf`;
    desk.mock.fail(/POST \/uploads/, 422, 1);
    const file = { name, mimeType: 'application/pdf', buffer: Buffer.from('x') };
    await desk.page.locator('input[type=file]').setInputFiles([file]);
    await desk.page.locator('.uploads .problem').waitFor();
    await shows('<img src=x');
    assert.equal(await ran(), undefined);
  });

  it('cannot name a view, and an unknown dossier is said to be unknown', async () => {
    await desk.open('#/<img src=x onerror=window.hostile=1>', '.dossiers');
    await desk.open('#/dossier/..%2F..%2Fsession', '.problem');
    assert.equal(desk.sent(/GET \/dossiers\/\.\.%2F/).length, 1, 'the id stays one part of the path');
    assert.equal(await ran(), undefined);
  });

  it('an inline script does not run, because the policy forbids it', async () => {
    await desk.open('', '.dossiers');
    const blocked = await desk.page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'window.hostile = 1';
        document.head.append(script);
      } catch {
        return 'refused';
      }
      return window.hostile === undefined ? 'refused' : 'ran';
    });
    assert.equal(blocked, 'refused');
    desk.page.complaints.length = 0;
  });
});

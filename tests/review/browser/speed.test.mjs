// How fast the page is with 10 000 dossiers in the store. Measured and printed; a slow machine is not a fault.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBrowser, useDesk } from './support/desk.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const shown = (value) => `${Math.round(value * 10) / 10} ms`;

describe('speed with 10 000 dossiers', inBrowser, () => {
  const desk = useDesk({ dossiers: 10_000 });

  it('of the first view', async () => {
    const times = [];
    for (let round = 0; round < 5; ++round) {
      await desk.page.goto('about:blank');
      await desk.open('', '.dossiers tbody tr');
      times.push(await desk.page.evaluate(() => performance.getEntriesByName('interactive')[0].startTime));
    }
    assert.equal(times.length, 5);
    assert.ok(times.every((time) => time > 0));
    console.log(`page interactive: ${times.map(shown).join(', ')}; median ${shown(median(times))} (wanted: 300 ms)`);
  });

  it('of the next field', async () => {
    const times = [];
    for (const id of ['D000003', 'D000013', 'D000023']) {
      await desk.review(id);
      while ((await desk.focused()).startsWith('field-')) {
        await desk.page.keyboard.press(((await desk.focused()).endsWith('request') && 'F2') || 'Enter');
      }
      const measured = await desk.page.evaluate(
        () =>
          new Promise((resolve) =>
            setTimeout(() => resolve(performance.getEntriesByName('next-field').map((one) => one.duration)), 100),
          ),
      );
      times.push(...measured);
      await desk.page.goto('about:blank');
    }
    assert.ok(times.length >= 20, `${times.length} steps were measured`);
    console.log(`next field: median ${shown(median(times))}, longest ${shown(Math.max(...times))} (wanted: 50 ms)`);
  });
});

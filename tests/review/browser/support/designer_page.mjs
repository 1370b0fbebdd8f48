// The designer's page in a browser, before a server and a template of its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, openPage, root } from './browser.mjs';
import { Designer } from './designer.mjs';

/** Debian's Python has the packages that judge JSON schemas. */
function keepTheContract(asked) {
  const judge = join(root, 'tests/designer/edit_requests.py');
  const judged = spawnSync('/usr/bin/python3', [judge], { input: JSON.stringify(asked), encoding: 'utf8' });
  assert.equal(judged.status, 0, judged.stdout + judged.stderr);
}

/** Hooks for the describe() it is called in. What the page asks for is held against the contract at the end. */
export function useDesigner(form, options) {
  const held = {};
  const asked = [];
  before(async () => (held.browser = await launch()));
  after(async () => {
    await held.browser?.close();
    if (asked.length > 0) keepTheContract(asked);
  });
  beforeEach(async () => {
    held.designer = await Designer.start(form, options);
    held.page = await openPage(held.browser, { bypassCSP: options?.bypassCSP ?? false });
    held.page.on('request', (request) => {
      const path = new URL(request.url()).pathname.replace('/api/v1', '');
      if (request.method() === 'POST' && !path.endsWith('/trial')) asked.push([path, request.postDataJSON()]);
    });
    await held.page.goto(held.designer.link);
    await held.page.waitForSelector('.canvas');
  });
  afterEach(async () => {
    const { complaints } = held.page;
    await held.page.context().close();
    await held.designer.stop();
    assert.deepEqual(complaints, [], 'the page complained');
  });
  held.names = () => held.page.locator('.entries > ul > li > button').evaluateAll((all) => all.map((one) => one.dataset.entry));
  held.button = (name) => held.page.getByRole('button', { name, exact: false });
  /** A point of the page in mm → where the mouse must be. */
  held.at = async (x, y) => {
    const box = await held.page.locator('.canvas').boundingBox();
    return [box.x + (x / 210) * box.width, box.y + (y / 297) * box.height];
  };
  held.drag = async (from, to) => {
    await held.page.mouse.move(...(await held.at(...from)));
    await held.page.mouse.down();
    await held.page.mouse.move(...(await held.at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)));
    await held.page.mouse.move(...(await held.at(...to)));
    await held.page.mouse.up();
  };
  /** Writes what the diff shows. */
  held.save = async () => {
    await held.button('Xem thay đổi và lưu').click();
    await held.page.getByLabel('Tôi đồng ý ghi những thay đổi này').check();
    await held.page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await held.page.getByText('Đã lưu', { exact: true }).waitFor();
  };
  held.value = (label) => held.page.getByLabel(label, { exact: true }).first().inputValue();
  return held;
}

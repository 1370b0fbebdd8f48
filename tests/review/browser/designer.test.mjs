// hoso form edit in a real browser: from a draft to a folder that lints and reads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { launch, openPage } from './support/browser.mjs';
import { inBrowser } from './support/desk.mjs';
import { Designer } from './support/designer.mjs';
import { load } from './support/source.mjs';
import { sample } from './support/station.mjs';
import { until } from './support/until.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const comb = { x: 92, y: 77.63, width: 93.13, height: 7.76 };

/** Hooks for the describe() it is called in. */
function useDesigner(form, options) {
  const held = {};
  before(async () => (held.browser = await launch()));
  after(async () => held.browser?.close());
  beforeEach(async () => {
    held.designer = await Designer.start(form, options);
    held.page = await openPage(held.browser, { bypassCSP: options?.bypassCSP ?? false });
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
  held.value = (label) => held.page.getByLabel(label, { exact: true }).first().inputValue();
  return held;
}

describe('a template of the catalogue', inBrowser, () => {
  const own = useDesigner('ct01/tt116-2026');

  it('gets a field by drawing that snaps, and loses it by undo', async () => {
    const before = await own.names();
    await own.page.locator('[data-entry="citizen_id"]').click();
    await own.button('Xóa mục').click();
    await until(async () => (await own.names()).length === before.length - 1, 'the field is gone');
    await own.button('Vẽ mục mới').click();
    await own.page.waitForSelector('.place');
    // Near the printed comb, not on it.
    await own.drag([comb.x + 1.5, comb.y + 0.8], [comb.x + comb.width - 2, comb.y + comb.height - 0.5]);
    await own.page.waitForSelector('[data-entry="field_1"]');
    assert.equal(await own.value('Cách đọc'), 'boxes');
    assert.equal(await own.value('Số ô'), '12');
    for (const [label, exact] of [['Trái (mm)', comb.x], ['Rộng (mm)', comb.width], ['Trên (mm)', comb.y]]) {
      assert.ok(Math.abs(Number(await own.value(label)) - exact) < 0.6, `${label}: ${await own.value(label)}`);
    }
    assert.equal((await own.names()).indexOf('field_1'), before.indexOf('citizen_id'), 'it stands in paper order');
    await own.page.locator('body').press('Control+z');
    await until(async () => !(await own.names()).includes('field_1'), 'the field is gone');
    await own.page.locator('body').press('Control+z');
    await until(async () => (await own.names()).join() === before.join(), 'all is as before');
    await own.page.getByText('Đã lưu', { exact: true }).waitFor();
  });

  it('moves and resizes by pointer and by keys, and reorders by keys', async () => {
    const zone = own.page.locator('[data-zone="full_name:0"]');
    await own.page.getByLabel('Bám vào nét in').uncheck();
    const place = async () => Object.fromEntries(
      await Promise.all(['x', 'y', 'width', 'height'].map(async (name) => [name, Number(await zone.getAttribute(name))])),
    );
    const first = await place();
    await zone.focus();
    for (let i = 0; i < 4; ++i) await own.page.keyboard.press('ArrowDown');
    for (let i = 0; i < 2; ++i) await own.page.keyboard.press('Shift+ArrowLeft');
    await until(async () => Math.abs((await place()).width - first.width + 1) < 0.01, 'the last key counted');
    await own.page.getByText('Chưa lưu', { exact: true }).waitFor();
    const second = await place();
    assert.deepEqual([second.y - first.y, first.width - second.width].map((mm) => Math.round(mm * 10)), [20, 10]);
    await own.drag([second.x + 5, second.y + 3], [second.x + 15, second.y + 3]);
    await until(async () => Math.abs((await place()).x - second.x - 10) < 0.5, 'it was moved');
    const third = await place();
    const [right, bottom] = [third.x + third.width, third.y + third.height];
    await own.drag([right, bottom], [right - 20, bottom + 4]);
    await until(async () => Math.abs((await place()).width - third.width + 20) < 0.5, 'it was resized');
    const names = await own.names();
    await own.page.locator('[data-entry="full_name"]').press('Alt+ArrowDown');
    await until(async () => (await own.names()).indexOf('full_name') === names.indexOf('full_name') + 1, 'it went down');
    await own.page.locator('[data-entry="full_name"]').press('Alt+ArrowUp');
    await until(async () => (await own.names()).join() === names.join(), 'it went up');
  });

  it('has rules with proposals of names and functions, and finds their mistakes', async () => {
    await own.button('Quy tắc').first().click();
    const code = await own.page.getByLabel('Quy tắc', { exact: true }).locator('option').nth(1).textContent();
    await own.page.getByLabel('Quy tắc', { exact: true }).selectOption(code);
    const require = own.page.getByLabel('Điều phải đúng (XPath)');
    await require.fill('');
    await require.pressSequentially('fil');
    await own.page.getByRole('option', { name: "filled('…')" }).waitFor();
    await require.press('Enter');
    assert.equal(await require.inputValue(), "filled('");
    await require.pressSequentially('full_n');
    await require.press('Enter');
    assert.equal(await require.inputValue(), "filled('full_name");
    await own.button('Ghi quy tắc').click();
    await own.button('Kiểm tra (').click();
    await own.page.locator('.checks .code', { hasText: 'template.invalid' }).waitFor();
    await own.button('Hoàn tác').click();
    await own.page.getByText('Không có điều gì cần sửa.').waitFor();
  });

  it('reads a filled sample, shows labels as text, and writes only what was agreed to', async () => {
    await own.page.locator('[data-entry="full_name"]').click();
    const label = own.page.getByLabel('Nhãn tiếng Anh', { exact: true }).first();
    await label.fill('<img src=x onerror=alert(1)>');
    await label.press('Tab');
    await own.page.getByText('Chưa lưu', { exact: true }).waitFor();
    await own.button('Đọc thử').click();
    const scan = sample('ct01/tt116-2026-hoso-scan-200/page.jpg');
    await own.page.locator('.trial input[type=file]').setInputFiles(scan);
    const field = own.page.locator('[data-field="full_name"]');
    await field.waitFor({ timeout: 60_000 });
    assert.ok((await field.locator('output').innerText()).length > 3);
    assert.match(await field.locator('.field-status').innerText(), /%/);
    await until(() => field.locator('img').evaluate((image) => image.naturalWidth > 50), 'the crop is there');
    await own.button('Xem thay đổi và lưu').click();
    await own.page.locator('.diff .added').waitFor();
    assert.match(await own.page.locator('.diff .added').last().innerText(), /&lt;img src=x/);
    const write = own.page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true });
    assert.equal(await write.isDisabled(), true);
    await own.page.getByLabel('Tôi đồng ý ghi những thay đổi này').check();
    await write.click();
    await own.page.getByText('Đã lưu', { exact: true }).waitFor();
    const written = await readFile(join(own.designer.form, 'form.xml'), 'utf8');
    assert.match(written, /en="&lt;img src=x onerror=alert\(1\)&gt;"/);
    await own.button('English').click();
    await own.page.locator('[data-entry="full_name"]', { hasText: '<img src=x' }).waitFor();
    assert.equal(await own.page.locator('.entries img').count(), 0);
  });
});

describe('a draft', inBrowser, () => {
  const own = useDesigner('ct01/tt116-2026', { draft: true });

  it('leads to what is to be decided; a decided field is saved and lints', async () => {
    await own.button('Kiểm tra (').click();
    const todo = own.page.locator('.todos button', { hasNotText: 'dòng' }).first();
    const subject = await todo.innerText();
    await todo.click();
    assert.equal(await own.page.locator('.entry[aria-pressed=true]').first().getAttribute('data-entry'), subject);
    const label = own.page.getByLabel('Nhãn tiếng Anh', { exact: true }).first();
    await label.fill('Decided');
    await label.press('Tab');
    await own.page.getByText('Chưa lưu', { exact: true }).waitFor();
    await own.button('Xem thay đổi và lưu').click();
    await own.page.getByLabel('Tôi đồng ý ghi những thay đổi này').check();
    await own.page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await own.page.getByText('Đã lưu', { exact: true }).waitFor();
    assert.deepEqual((await own.designer.lint()).filter(({ code }) => code === 'template.invalid'), []);
    assert.match(await readFile(join(own.designer.form, 'form.xml'), 'utf8'), /en="Decided"/);
  });
});

describe('the designer', inBrowser, () => {
  const own = useDesigner('ct01/tt116-2026', { bypassCSP: true });

  it('has no violations that axe-core finds, in light and in dark', async () => {
    await own.page.locator('[data-entry="full_name"]').click();
    for (const colorScheme of ['light', 'dark']) {
      await own.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const tab of ['Mục', 'Quy tắc', 'Kiểm tra (', 'Đọc thử']) {
        await own.page.locator('.tabs').getByRole('button', { name: tab }).click();
        await own.page.addScriptTag({ path: axe });
        const { violations } = await own.page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${tab} ${colorScheme}`);
      }
    }
  });
});

describe('the designer without a browser', () => {
  it('completes in texts names, elsewhere functions', async () => {
    const { completionAt } = await load('designer/completion.ts');
    const functions = [
      { name: 'value', argument_count: 1, takes_field: true },
      { name: 'today', argument_count: 0, takes_field: false },
    ];
    const at = (text) => completionAt(text, text.length, ['sex', 'members.sex', 'birth_date'], functions);
    assert.deepEqual(at("value('se").proposals.map(({ text }) => text), ['sex', 'members.sex']);
    assert.deepEqual(at("value('sex') = to").proposals, [{ text: 'today()', shown: 'today()' }]);
    assert.deepEqual(at("value('sex')").proposals, []);
  });

  it('snaps boxes to what is printed, and keeps them on the page', async () => {
    const { onPage, placeAt, placeLike, resized, snappedEdges, snappedMove } = await load('designer/geometry.ts');
    const places = [{ kind: 'comb', box: comb, cells: 12 }, { kind: 'cell', box: { x: 0, y: 0, width: 210, height: 297 }, cells: 0 }];
    assert.equal(placeAt(places, 100, 80).kind, 'comb');
    assert.equal(placeLike(places, { x: 93, y: 78, width: 90, height: 7 }).kind, 'comb');
    assert.equal(placeLike(places, { x: 150, y: 78, width: 10, height: 7 }), null);
    assert.deepEqual(snappedEdges({ x: 92.9, y: 77, width: 91, height: 8 }, places).x, 92);
    const moved = snappedMove({ x: 92.4, y: 100, width: 20, height: 7 }, places);
    assert.deepEqual([moved.x, moved.width], [92, 20]);
    assert.deepEqual(onPage({ x: 205, y: -3, width: 20, height: 7 }, 210, 297), { x: 190, y: 0, width: 20, height: 7 });
    assert.deepEqual(resized({ x: 10, y: 10, width: 20, height: 10 }, 'nw', 5, 8), { x: 5, y: 8, width: 25, height: 12 });
  });
});

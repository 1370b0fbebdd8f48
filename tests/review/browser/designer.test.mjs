// hoso form edit in a real browser: from a draft to a folder that lints and reads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inBrowser, ofColours } from './support/desk.mjs';
import { useDesigner } from './support/designer_page.mjs';
import { load } from './support/source.mjs';
import { sample } from './support/station.mjs';
import { until } from './support/until.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const comb = { x: 92, y: 77.63, width: 93.13, height: 7.76 };

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

  it('reorders by drag, above and below what is dropped on, columns within their table only', async () => {
    const before = await own.names();
    const drop = (name, target, share) => {
      const onto = own.page.locator(`[data-entry="${target}"]`);
      return onto.boundingBox().then(({ width, height }) =>
        own.page.locator(`[data-entry="${name}"]`).dragTo(onto, { targetPosition: { x: width / 2, y: height * share } }));
    };
    const columns = () => own.page.locator('.entries li li button').evaluateAll((all) => all.map((one) => one.dataset.entry));
    await drop(before[3], before[1], 0.2);
    const moved = [before[0], before[3], before[1], before[2], ...before.slice(4)];
    await until(async () => (await own.names()).join() === moved.join(), 'it stands above');
    await drop(before[3], before[2], 0.8);
    const back = [before[0], before[1], before[2], before[3], ...before.slice(4)];
    await until(async () => (await own.names()).join() === back.join(), 'it stands below');
    await own.page.getByText('Đã lưu', { exact: true }).waitFor();
    const first = await columns();
    await drop(first[1], first[0], 0.2);
    await until(async () => (await columns())[0] === first[1], 'the column is the first');
    await drop(first[1], before[1], 0.2); // not among fields
    await drop(first[1], first[0], 0.8);
    await until(async () => (await columns()).join() === first.join(), 'the column is back');
    assert.deepEqual(await own.names(), before);
  });

  it('renames a field with its rules, and says where that cannot be', async () => {
    await own.page.locator('[data-entry="citizen_id"]').click();
    const id = own.page.getByLabel('Mã mục', { exact: true });
    await id.fill('full_name');
    await id.press('Enter');
    await own.page.locator('.panel .problem', { hasText: 'full_name' }).waitFor();
    assert.equal(await own.page.locator('[data-entry="citizen_id"]').getAttribute('aria-pressed'), 'true');
    await id.fill('holder_id');
    await id.press('Enter');
    await own.page.locator('[data-entry="holder_id"][aria-pressed=true]').waitFor();
    assert.equal(await id.evaluate((input) => input === document.activeElement), true, 'the keys stay where they were');
    await own.button('Kiểm tra (').click();
    await own.page.getByText('Không có điều gì cần sửa.').waitFor();
    await own.button('Xem thay đổi và lưu').click();
    await own.page.locator('.diff .added', { hasText: "value('holder_id')" }).first().waitFor();
    await own.page.keyboard.press('Escape');
    await own.page.locator('body').press('Control+z');
    await own.page.locator('[data-entry="citizen_id"]').waitFor();
    await own.page.getByText('Đã lưu', { exact: true }).waitFor();
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
  const own = useDesigner('ct02/tt66-2023', { draft: true });

  it('leads to what is to be decided; what is decided is saved and lints, notes are dropped', async () => {
    await own.button('Kiểm tra (').click();
    const todo = own.page.locator('.todos button.quiet', { hasNotText: 'dòng' }).first();
    const subject = await todo.innerText();
    await todo.click();
    assert.equal(await own.page.locator('.entry[aria-pressed=true]').first().getAttribute('data-entry'), subject);
    const label = own.page.getByLabel('Nhãn tiếng Anh', { exact: true }).first();
    await label.fill('Decided');
    await label.press('Tab');
    await own.button('Kiểm tra (').click();
    await own.page.locator('.todos button.quiet', { hasText: 'dòng' }).first().click();
    for (const [name, text] of [
      ['Tên mẫu tiếng Việt', 'Tờ khai <thử>'],
      ['Tên mẫu tiếng Anh', 'Trial declaration'],
      ['Căn cứ pháp lý', 'Thông tư 116/2026/TT-BCA'],
      ['Có hiệu lực từ ngày', '2026-06-29'],
    ]) {
      const input = own.page.getByLabel(name, { exact: true });
      await input.fill(text);
      await input.press('Enter');
    }
    await own.page.getByRole('heading', { level: 1, name: 'Tờ khai <thử>' }).waitFor();
    const day = own.page.getByLabel('Có hiệu lực từ ngày', { exact: true });
    await day.focus();
    for (let i = 0; i < 3; ++i) await own.page.keyboard.press('ArrowDown'); // each is a day of its own
    await day.press('Enter');
    assert.notEqual(await day.inputValue(), '2026-06-29');
    await own.button('Hoàn tác').click();
    await until(async () => (await day.inputValue()) === '2026-06-29', 'one step took the whole day back');
    await own.button('Kiểm tra (').click();
    const notes = own.button('Đã quyết, bỏ ghi chú');
    const count = await notes.count();
    assert.ok(count > 1, 'a draft leaves notes');
    await notes.first().click();
    await until(async () => (await notes.count()) === count - 1, 'one note less');
    await own.save();
    assert.deepEqual((await own.designer.lint()).filter(({ code }) => code === 'template.invalid'), []);
    const written = await readFile(join(own.designer.form, 'form.xml'), 'utf8');
    assert.match(written, /en="Decided"/);
    assert.match(written, /valid-from="2026-06-29"/);
    assert.match(written, /<title vi="Tờ khai &lt;thử&gt;" en="Trial declaration"\/>/);
    assert.match(written, /<legal-source>Thông tư 116\/2026\/TT-BCA<\/legal-source>/);
  });
});

describe('the designer', inBrowser, () => {
  const own = useDesigner('ct01/tt116-2026', { bypassCSP: true });

  it('has no violations that axe-core finds, in light and in dark', async () => {
    await own.page.addScriptTag({ path: axe });
    // Between the schemes only colours differ.
    for (const [colorScheme, options] of [['light', {}], ['dark', { runOnly: ofColours }]]) {
      const check = async (what) => {
        const { violations } = await own.page.evaluate((rules) => globalThis.axe.run(rules), options);
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], what);
      };
      await own.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await own.page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      await own.page.locator('[data-entry="full_name"]').click();
      for (const tab of ['Mẫu', 'Mục', 'Quy tắc', 'Kiểm tra (', 'Đọc thử']) {
        await own.page.locator('.tabs').getByRole('button', { name: tab }).click();
        await check(`${tab} ${colorScheme}`);
      }
      await own.page.locator('[data-entry="members.sex"]').click();
      await own.button('Vẽ bảng mới').click();
      await check(`a column, and a table to draw, ${colorScheme}`);
      await own.button('Vẽ bảng mới').click();
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

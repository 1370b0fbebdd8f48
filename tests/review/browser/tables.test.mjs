// Tables in the designer: drawn on print, placed by pointer and by keys, their columns split, typed, removed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBrowser } from './support/desk.mjs';
import { useDesigner } from './support/designer_page.mjs';
import { load } from './support/source.mjs';
import { until } from './support/until.mjs';

const near = (a, b, most = 0.6) => Math.abs(a - b) < most;

describe('a table', inBrowser, () => {
  const own = useDesigner('ct01/tt116-2026');
  const columns = (table) =>
    own.page.locator(`[data-entry^="${table}."]`).evaluateAll((all) => all.map((one) => one.dataset.entry));
  const boxOf = async (selector) => {
    const shape = own.page.locator(selector);
    const numbers = await Promise.all(['x', 'y', 'width', 'height'].map((name) => shape.getAttribute(name)));
    const [x, y, width, height] = numbers.map(Number);
    return { x, y, width, height };
  };
  const members = '[data-table="members"]';
  const saved = () => own.page.getByText('Đã lưu', { exact: true }).waitFor();
  const undo = () => own.button('Hoàn tác').click();

  it('is drawn over printed rows, and is theirs', async () => {
    const old = await boxOf(members);
    const known = await columns('members');
    await own.page.locator('[data-entry="members"]').click();
    await own.button('Xóa bảng').click();
    await until(async () => !(await own.names()).includes('members'), 'the table is gone');
    await own.button('Vẽ bảng mới').click();
    await own.page.waitForSelector('.place');
    await own.drag([old.x + 2, old.y + 1], [old.x + old.width - 1.5, old.y + old.height - 1]);
    await own.page.waitForSelector('[data-table="table_1"]');
    const drawn = await boxOf('[data-table="table_1"]');
    for (const side of ['x', 'y', 'width', 'height']) {
      assert.ok(near(drawn[side], old[side], 1), `${side}: ${drawn[side]}, printed ${old[side]}`);
    }
    assert.equal(await own.value('Số dòng'), '9');
    assert.equal((await columns('table_1')).length, known.length);
    await own.page.locator('[data-entry="table_1.column_1"]', { hasText: 'Họ' }).click();
    await own.page.getByLabel('Kiểu', { exact: true }).selectOption('person_name');
    await own.page.locator('[data-entry="table_1.column_1"]', { hasText: 'person_name' }).waitFor();
  });

  it('is moved and resized, and so are its borders, by pointer', async () => {
    await own.page.getByLabel('Bám vào nét in').uncheck();
    const old = await boxOf(members);
    await own.page.locator(members).focus();
    await own.drag([old.x + 2, old.y + 3], [old.x + 2, old.y - 7]);
    await until(async () => near((await boxOf(members)).y, old.y - 10), 'it was moved');
    await undo();
    await saved();
    const [right, bottom] = [old.x + old.width, old.y + old.height];
    await own.drag([right, bottom], [right - 20, bottom - 9]);
    await until(async () => near((await boxOf(members)).width, old.width - 20), 'it was resized');
    const row_height = (old.height - 9) / 9;
    await until(async () => near(Number(await own.value('Cao dòng (mm)')), row_height, 0.1), 'the rows share its height');
    await undo();
    await saved();
    const first = await boxOf('[data-column="members.full_name"]');
    await own.drag([first.x + first.width, old.y + 20], [first.x + first.width - 8, old.y + 20]);
    await until(async () => near((await boxOf('[data-column="members.full_name"]')).width, first.width - 8), 'the border moved');
    const next = await boxOf('[data-column="members.birth_date"]');
    assert.ok(near(next.x, first.x + first.width - 8), 'its neighbour begins there');
    await undo();
    await saved();
  });

  it('is made, placed and divided by keys alone', async () => {
    const press = async (name) => {
      await own.button(name).focus();
      await own.page.keyboard.press('Enter');
    };
    await press('Vẽ bảng mới');
    await own.page.getByLabel('Số cột').fill('2');
    await own.page.getByLabel('Số cột').press('Enter');
    await press('Thêm bảng giữa trang');
    const frame = own.page.locator('[data-table="table_1"]');
    await frame.waitFor();
    const first = await boxOf('[data-table="table_1"]');
    await frame.focus();
    for (let i = 0; i < 4; ++i) await own.page.keyboard.press('ArrowUp');
    for (let i = 0; i < 6; ++i) await own.page.keyboard.press('Shift+ArrowLeft');
    await until(async () => Number(await own.value('Trên (mm)')) === first.y - 2, 'the keys counted');
    const second = await boxOf('[data-table="table_1"]');
    assert.deepEqual([second.x, second.width, second.height], [first.x, first.width - 3, first.height]);
    await own.page.keyboard.press('Tab'); // the first column
    await own.page.locator('[data-entry="table_1.column_1"][aria-pressed=true]').waitFor();
    const border = own.page.getByRole('slider').nth(1);
    await border.focus();
    for (let i = 0; i < 3; ++i) await own.page.keyboard.press('ArrowRight');
    const width = second.width / 2 + 1.5;
    await until(async () => near(Number(await own.value('Rộng (mm)')), width, 0.1), 'the border moved');
    await press('Chia đôi cột');
    await until(async () => (await columns('table_1')).length === 3, 'there is one more');
    assert.deepEqual(await columns('table_1'), ['table_1.column_1', 'table_1.column_3', 'table_1.column_2']);
    await own.page.locator('[data-entry="table_1.column_3"]').press('Alt+ArrowDown');
    await until(async () => (await columns('table_1'))[2] === 'table_1.column_3', 'it comes last');
    await own.page.locator('[data-entry="table_1.column_3"]').press('Enter');
    await press('Xóa cột');
    await until(async () => (await columns('table_1')).length === 2, 'it is gone');
    await own.page.locator('[data-entry="table_1.column_2"][aria-pressed=true]:focus').waitFor();
    await until(async () => {
      await own.page.locator('body').press('Control+z');
      return own.button('Hoàn tác').isDisabled();
    }, 'all of it is taken back');
    await saved();
  });
});

describe('tables without a browser', () => {
  const place = { page: 1, x: 20, y: 100, rows: 4, row_height: 7.056, columns: [{ x: 30, width: 40 }, { x: 70, width: 30 }] };

  it('keep their rows and columns in proportion', async () => {
    const { fittedTable, frameOf } = await load('designer/table_geometry.ts');
    assert.deepEqual(frameOf(place), { x: 20, y: 100, width: 80, height: 4 * 7.056 });
    assert.deepEqual(fittedTable(place, frameOf(place)), place);
    const wide = fittedTable(place, { x: 10, y: 50, width: 160, height: 40 });
    assert.deepEqual(wide, { ...place, x: 10, y: 50, row_height: 10, columns: [{ x: 30, width: 80 }, { x: 110, width: 60 }] });
  });

  it('have borders that neither cross nor leave the page', async () => {
    const { bordersOf, withBorder, splitColumn } = await load('designer/table_geometry.ts');
    const borders = bordersOf(place);
    assert.deepEqual(borders.map(({ x, ends, begins }) => [x, ends, begins]), [[30, [], [0]], [70, [0], [1]], [100, [1], []]]);
    assert.deepEqual(withBorder(place, borders[1], 60, 210).columns, [{ x: 30, width: 30 }, { x: 60, width: 40 }]);
    assert.deepEqual(withBorder(place, borders[1], 500, 210).columns, [{ x: 30, width: 69 }, { x: 99, width: 1 }]);
    assert.deepEqual(withBorder(place, borders[2], 500, 210).columns[1], { x: 70, width: 140 });
    assert.equal(withBorder(place, borders[0], -5, 210).x, 0, 'the table begins where its first column does');
    assert.deepEqual(splitColumn(place, 0).columns.map(({ x }) => x), [30, 50, 70]);
  });

  it('take rows and columns of printed cells, or are divided evenly', async () => {
    const { evenTable, tableOfCells } = await load('designer/table_geometry.ts');
    const cells = [0, 1].flatMap((row) => [0, 1, 2].map((column) => (
      { kind: 'cell', cells: 0, box: { x: 20 + 30 * column, y: 50 + 8 * row, width: 29.6, height: 7.6 } })));
    const around = { x: 18, y: 48, width: 95, height: 20 };
    const table = tableOfCells(1, around, cells);
    assert.deepEqual([table.rows, table.columns.length, table.y, table.row_height], [2, 3, 50, 7.8]);
    assert.equal(tableOfCells(1, around, cells.slice(1)), null, 'one cell is missing');
    assert.equal(tableOfCells(1, { ...around, y: 200 }, cells), null);
    const even = evenTable(2, { x: 10, y: 20, width: 100, height: 30 }, 3, 3);
    assert.deepEqual(even.columns, [{ x: 10, width: 33.33 }, { x: 43.33, width: 33.34 }, { x: 76.67, width: 33.33 }]);
    assert.equal(even.row_height, 10);
  });
});

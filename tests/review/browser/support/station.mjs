// The real `hoso review`, on a workspace of its own.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './browser.mjs';

const run = promisify(execFile);
export const hoso = process.env.HOSO_COMMAND ?? join(root, 'build/dev/bin/hoso');

export const password = 'mat-khau-that-dai';

export const sample = (name) => join(root, 'samples', name);

/** Copies dossier `original` until the workspace holds `count` of them: for measuring, not for reviewing. */
const fill = `
import sqlite3, sys
database, original, count = sqlite3.connect(sys.argv[1]), sys.argv[2], int(sys.argv[3])
own = ("id", "received_at", "content")
names = ",".join(row[1] for row in database.execute("PRAGMA table_info(dossiers)") if row[1] not in own)
with database:
    for number in range(count):
        copy = f"copy-{number:06}"
        database.execute(f"INSERT INTO dossiers(id, content, received_at, {names}) "
                         f"SELECT ?, ?, received_at - ?, {names} FROM dossiers WHERE id = ?",
                         (copy, copy, number + 1, original))
`;

export class Station {
  /** Ready once the promise is; `options` go to `hoso review`. */
  static async start(...options) {
    const station = new Station();
    station.folder = await mkdtemp(join(tmpdir(), 'hoso-station-'));
    station.workspace = join(station.folder, 'ward');
    await run(hoso, ['init', station.workspace]);
    const all = ['review', '--workspace', station.workspace, '--port', '0', '--workers', '1', ...options];
    station.process = spawn(hoso, all, { stdio: ['ignore', 'pipe', 'inherit'] });
    station.said = '';
    await new Promise((resolve, reject) => {
      station.process.on('exit', (code) => reject(new Error(`hoso review ended with ${code}: ${station.said}`)));
      station.process.stdout.on('data', (part) => {
        station.said += part;
        if (/\/setup#\S+\s/.test(station.said)) resolve();
      });
    });
    station.setup = /http:\/\/\S+\/setup#\S+/.exec(station.said)[0];
    station.origin = new URL(station.setup).origin;
    return station;
  }

  fill(original, count) {
    return run('python3', ['-c', fill, join(this.workspace, 'hoso.db'), original, String(count)]);
  }

  async stop() {
    this.process.removeAllListeners('exit');
    const gone = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.kill('SIGTERM');
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The first account, by the one-time link; the queue is open then. */
export async function setUp({ station, page }) {
  await page.goto(station.setup);
  await page.getByLabel('Họ và tên').fill('Trần Thị Phụ Trách');
  await page.getByLabel('Tên đăng nhập').fill('phutrach');
  await page.getByLabel('Mật khẩu (ít nhất 10 ký tự)').fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.queue');
}

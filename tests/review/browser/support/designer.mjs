// The real `hoso form edit`, on a template of its own.
import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './browser.mjs';
import { hoso } from './station.mjs';

const run = promisify(execFile);

export class Designer {
  /** A copy of the catalogue's `form` ("ct01/tt116-2026"), or a draft of its blank. */
  static async start(form, { draft = false } = {}) {
    const designer = new Designer();
    designer.folder = await mkdtemp(join(tmpdir(), 'hoso-designer-'));
    const original = join(root, 'templates/forms', form);
    designer.form = join(designer.folder, 'forms', draft ? 'blank/draft' : form);
    if (draft) await run(hoso, ['form', 'draft', join(original, 'blank.pdf'), '--out', designer.folder]);
    else await cp(original, designer.form, { recursive: true });
    if (!draft) await cp(join(dirname(original), 'rules.xml'), join(dirname(designer.form), 'rules.xml'));
    designer.process = spawn(hoso, ['form', 'edit', designer.form], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    await new Promise((resolve, reject) => {
      designer.process.on('exit', (code) => reject(new Error(`hoso form edit ended with ${code}: ${said}`)));
      designer.process.stdout.on('data', (part) => {
        said += part;
        if (/http:\S+#\S+\s/.test(said)) resolve();
      });
    });
    designer.link = /http:\S+#\S+/.exec(said)[0];
    return designer;
  }

  /** What lint says of the folder on the disk. */
  async lint() {
    const lint = run(hoso, ['templates', 'lint', this.form, '--json']).catch((failure) => failure);
    return JSON.parse((await lint).stdout).templates[0].remarks;
  }

  async stop() {
    this.process.removeAllListeners('exit');
    const gone = new Promise((resolve) => this.process.on('exit', resolve));
    this.process.kill('SIGTERM');
    await gone;
    await rm(this.folder, { recursive: true, force: true });
  }
}

// A module of the page, compiled, for tests of its logic without a browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './browser.mjs';

const sources = join(root, 'engine/app/review/web/src');

export async function load(name) {
  const folder = await mkdtemp(join(tmpdir(), 'hoso-page-'));
  const outfile = join(folder, 'module.mjs');
  try {
    await build({ entryPoints: [join(sources, name)], outfile, bundle: true, format: 'esm', logLevel: 'silent' });
    return await import(pathToFileURL(outfile));
  } finally {
    await rm(folder, { recursive: true });
  }
}

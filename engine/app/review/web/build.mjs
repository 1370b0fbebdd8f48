// Bundles the pages: node build.mjs OUTPUT_FOLDER [PAGE_FILES_CPP]
// Everything a browser asks for lands in OUTPUT_FOLDER; the second argument is the C++ source that carries it.
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [output = join(here, 'dist'), source] = process.argv.slice(2);

// Addresses as a browser asks for them, and the file that answers.
const files = [
  ['/', 'index.html'],
  ['/setup', 'index.html'],
  ['/phone', 'phone.html'],
  ['/kiosk', 'kiosk.html'],
  ['/app.js', 'app.js'],
  ['/app.css', 'app.css'],
  ['/phone.js', 'phone.js'],
  ['/phone.css', 'phone.css'],
  ['/kiosk.js', 'kiosk.js'],
  ['/kiosk.css', 'kiosk.css'],
  ['/designer', 'designer.html'],
  ['/designer.js', 'designer.js'],
  ['/designer.css', 'designer.css'],
  ['/icon.svg', 'icon.svg'],
];

const mediaTypes = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

async function bundle() {
  await mkdir(output, { recursive: true });
  await build({
    absWorkingDir: here,
    entryPoints: {
      app: 'src/main.tsx',
      phone: 'src/phone/main.tsx',
      kiosk: 'src/kiosk/main.tsx',
      designer: 'src/designer/main.tsx',
    },
    outdir: output,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'phone.html', 'kiosk.html', 'designer.html', 'icon.svg']) {
    await copyFile(join(here, 'static', name), join(output, name));
  }
}

// Octal escapes: always three digits, so that no following digit joins in.
function literal(bytes) {
  const lines = [];
  let line = '';
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c && byte !== 0x3f;
    line += plain ? String.fromCharCode(byte) : '\\' + byte.toString(8).padStart(3, '0');
    if (line.length > 110) {
      lines.push(`    "${line}"`);
      line = '';
    }
  }
  lines.push(`    "${line}"`);
  return lines.join('\n');
}

async function writeSource() {
  const names = [...new Set(files.map(([, name]) => name))];
  const symbols = new Map(names.map((name, index) => [name, `file_${index}`]));
  const parts = [
    '// Written by build.mjs.',
    '#include "page_files.hpp"',
    '',
    'namespace hoso::review {',
    'namespace {',
    '',
  ];
  for (const name of names) {
    const bytes = await readFile(join(output, name));
    parts.push(`constexpr char ${symbols.get(name)}[] =\n${literal(bytes)};`, '');
  }
  parts.push('constexpr PageFile all_files[] = {');
  for (const [path, name] of files) {
    const symbol = symbols.get(name);
    const type = mediaTypes[name.split('.').pop()];
    parts.push(`    {"${path}", "${type}", {${symbol}, sizeof ${symbol} - 1}},`);
  }
  parts.push('};', '', '}  // namespace', '');
  parts.push('std::span<const PageFile> page_files() { return all_files; }', '', '}  // namespace hoso::review', '');
  await writeFile(source, parts.join('\n'));
}

await bundle();
if (source) await writeSource();

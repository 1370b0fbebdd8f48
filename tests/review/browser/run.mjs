// node run.mjs NAME.test.mjs: one file of tests, or why it is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('node_modules/playwright-core') || !existsSync('node_modules/esbuild')) {
  console.log('SKIPPED: the packages of the browser tests are not there (npm ci in this folder)');
} else {
  const arguments_ = ['--test', '--test-reporter=spec', process.argv[2]];
  process.exitCode = spawnSync(process.execPath, arguments_, { stdio: 'inherit' }).status ?? 1;
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));

/** Fetch what the lock file names, unless that is what node_modules already holds. Needs no network when it is. */
export function install() {
  const mark = join(here, 'node_modules', '.installed-from');
  const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) {
    return;
  }
  // One string, since npm is a batch file on Windows and those need a shell.
  const npm = spawnSync('npm ci --ignore-scripts --prefer-offline --loglevel=error', {
    cwd: here,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.status !== 0) {
    console.error('npm could not fetch the front end’s packages (package-lock.json); the lines above say why.');
    process.exit(1);
  }
  writeFileSync(mark, lock);
}

// Prints how to start the browser that the npm packages bring: executable=, libraries= and fonts=. Unpacks it the first time.
// It is for tests on Linux machines that have no Chromium; it carries the libraries and fonts that such a machine lacks.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, install } from './packages.mjs';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(`The packaged browser is for Linux on x64; this is ${process.platform} on ${process.arch}.`);
  process.exit(1);
}

install();

const unpacked = join(here, 'node_modules', '.browser');
if (!existsSync(unpacked)) {
  const unfinished = mkdtempSync(join(here, 'node_modules', '.browser-'));
  // The package unpacks to the folder for temporary files, and its libraries only where it believes itself in Amazon's cloud.
  process.env.TMPDIR = unfinished;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  );
  try {
    renameSync(unfinished, unpacked); // whole or not at all, also when two builds unpack at once
  } catch (fault) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(unpacked)) {
      throw fault;
    }
  }
}

console.log(`executable=${join(unpacked, 'chromium')}`);
console.log(`libraries=${join(unpacked, 'al2023', 'lib')}`);
console.log(`fonts=${join(unpacked, 'fonts.conf')}`);

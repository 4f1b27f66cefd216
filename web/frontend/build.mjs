// Bundles the pages' CSS and JavaScript: node build.mjs [folder to write to]. Does nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { here, install } from './packages.mjs';

const out = resolve(process.argv[2] ?? join(here, '..', 'target', 'classes', 'static', 'assets'));
const mark = join(out, '..', '..', '..', 'frontend.sha256');

install();

const sources = readdirSync(join(here, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const hash = createHash('sha256');
for (const file of [join(here, 'build.mjs'), join(here, 'package-lock.json'), ...sources]) {
  hash.update(file).update('\0').update(readFileSync(file)).update('\0');
}
const now = hash.digest('hex');
const made = ['app.css', 'app.js'].every((name) => existsSync(join(out, name)));
if (made && existsSync(mark) && readFileSync(mark, 'utf8') === now) {
  process.exit(0);
}

const { build } = await import('esbuild');
rmSync(out, { recursive: true, force: true });
let inputs;
try {
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: [
      { in: 'src/app.js', out: 'app' },
      { in: 'src/app.css', out: 'app' },
    ],
    outdir: out,
    bundle: true,
    minify: true,
    target: ['chrome115', 'firefox115', 'safari16.4'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    assetNames: '[name]-[hash]',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  inputs = Object.keys(metafile.inputs);
} catch {
  process.exit(1); // esbuild has already said what is wrong, and where
}
writeFileSync(join(out, 'licences.txt'), licences(inputs));
mkdirSync(dirname(mark), { recursive: true });
writeFileSync(mark, now);

/** The licences of the packages that the bundles and fonts hold parts of: they ask to be handed on with them. */
function licences(files) {
  const packages = new Set(files.flatMap((file) => file.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(here, folder, 'package.json'), 'utf8'));
      const file = readdirSync(join(here, folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? '' : readFileSync(join(here, folder, file), 'utf8').trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join('\n' + '='.repeat(80) + '\n\n');
}

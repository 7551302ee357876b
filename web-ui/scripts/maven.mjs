// What Maven calls: `build`, `check` or `e2e`. A step whose inputs did not change does nothing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const OUT = 'target/classes/META-INF/resources';
const [step, ...flags] = process.argv.slice(2);

/** `skipTests=true` is set, `skipTests=${skipTests}` is what Maven leaves of a missing property. */
const isSet = (flag) => {
  const value = flag.slice(flag.indexOf('=') + 1);
  return value !== 'false' && !value.startsWith('${');
};

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function hashOf(...paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return;
    const entries = statEntries(path);
    if (entries) entries.forEach((entry) => add(join(path, entry)));
    else hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  };
  paths.forEach(add);
  return hash.digest('hex');
}

function statEntries(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Does the work unless the stamp says that it was done with the same inputs. */
function once(stamp, hash, done, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && done()) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'package.json',
];

function install() {
  once(
    'node_modules/.cytostudy-lock',
    hashOf('package-lock.json', '.npmrc'),
    () => existsSync('node_modules/vite'),
    () => run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'),
  );
}

switch (step) {
  case 'build':
    install();
    once(
      'target/ui-build.sha256',
      hashOf(...SOURCES),
      () => existsSync(join(OUT, 'index.html')),
      () => run('npx', 'vite', 'build', '--logLevel', 'warn', '--outDir', OUT, '--emptyOutDir'),
    );
    break;
  case 'check':
    if (flags.some(isSet)) break;
    once(
      'target/ui-check.sha256',
      hashOf(...SOURCES, 'e2e', 'scripts', 'eslint.config.js', 'knip.json', '../platform/api'),
      () => true,
      () => run('npm', 'run', '--silent', 'check'),
    );
    break;
  case 'e2e':
    if (flags.some(isSet)) break;
    run('node', 'e2e/run.mjs', '--dist', OUT);
    break;
  default:
    console.error(`Unknown step '${step}'. Known: build, check, e2e`);
    process.exit(2);
}

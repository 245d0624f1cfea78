// Runs the tests in a real n8n:
//   npm run e2e                      in the newest version that is tested
//   npm run e2e -- --n8n 1.123.81    in another one
// Everything else is passed on to jest, such as --testPathPattern zvonobot.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const rest = process.argv.slice(2);
const place = rest.indexOf('--n8n');
if (place >= 0) [, process.env.VOICE_CALLS_N8N_VERSION] = rest.splice(place, 2);

// Four suites at a time, each with an n8n of its own: there is much to wait for in them.
const args = [jest, '--selectProjects', 'e2e', '--maxWorkers=4', ...rest];
const child = spawn(process.execPath, args, { stdio: 'inherit' });
child.on('exit', (code) => (process.exitCode = code ?? 1));
// Ctrl-C reaches the tests too, so this only waits for them.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));

import { execFileSync } from 'node:child_process';

/** Builds dist once a run, unless the caller has just done so (GHIA_BUILT=1). */
export default function build() {
  if (process.env.GHIA_BUILT !== '1') execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}

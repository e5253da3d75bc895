import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Counts the tests of a run and writes `{ passed, failed, skipped }` to a file.
 *
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      /** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
      const count = (suite) => {
        for (const test of suite?.tests ?? []) {
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        }
        suite?.suites.forEach(count);
      };
      for (const session of sessions) {
        count(session.testResults);
        // A file that does not even load has no test results, only errors.
        if (!session.passed && session.testResults === undefined) counts.failed += 1;
      }
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

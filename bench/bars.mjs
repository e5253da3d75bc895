/**
 * @typedef {object} Bar
 * @property {string} what
 * @property {number} value what was measured
 * @property {number} goal what it may be at most
 * @property {string} [unit]
 * @property {number} [digits] after the point
 */

/**
 * Prints what was measured beside what it may be. The process ends with a failure when a bar is missed, or could
 * not be measured.
 *
 * @param {readonly Bar[]} bars
 */
export function judge(bars) {
  console.log('\nBars\n');
  console.table(
    Object.fromEntries(
      bars.map(({ what, value, goal, unit = '', digits = 0 }) => {
        const isMet = value <= goal;
        if (!isMet) process.exitCode = 1;
        const say = (/** @type {number} */ number) => `${number.toFixed(digits)} ${unit}`.trim();
        return [what, { measured: say(value), 'at most': say(goal), '': isMet ? 'ok' : 'OVER' }];
      }),
    ),
  );
}

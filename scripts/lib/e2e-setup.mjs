import { build } from './build.mjs';

/** The pages of the end-to-end tests use what is built. */
export default async function setup() {
  if (!(await build())) throw new Error('The build failed; see above.');
}

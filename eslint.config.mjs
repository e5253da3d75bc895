import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SDKS = [
  'trtc-js-sdk',
  'tim-js-sdk',
  'tsignaling',
  'trtc-calling-js',
  'tuicall-engine-webrtc',
];
const sdks = {
  regex: `^(${SDKS.join('|')})(/|$)`,
  message: 'Only core/tencent names an SDK: it translates at the edge.',
};
const localCloud = {
  regex: 'local-cloud',
  message: 'src and local-cloud know each other by their protocols alone.',
};
const TIME_AND_PAGE = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'requestAnimationFrame',
  'performance',
];

/**
 * @param {unknown} plugin whose own types leave its configurations out, or call them optional
 * @param {string} name
 */
function rulesOf(plugin, name) {
  const { configs } = /** @type {{ configs: Record<string, import('eslint').Linter.Config> }} */ (
    plugin
  );
  const config = configs[name];
  if (config === undefined) throw new Error(`no configuration ${name}`);
  return config;
}

/**
 * @param {...{ regex: string, message: string, allowTypeImports?: boolean }} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const noImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

/** An import() is as good as an import; the rule for those knows static ones only. */
const noSdkImportCall = {
  selector: `ImportExpression[source.value=/^(${SDKS.join('|')})(\\u002f|$)/]`,
  message: sdks.message,
};

/** TypeScript that is more than types. */
const FORBIDDEN_SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` table and a union.' },
  { selector: 'TSParameterProperty', message: 'Types only: write the field out.' },
  {
    selector:
      ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"])[accessibility="private"]',
    message: 'Use #private.',
  },
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    'coverage/',
    // Projects of their own, which a test installs and checks as such.
    'examples/',
    'test-results/',
    'playwright-report/',
  ]),
  {
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json', './local-cloud/tsconfig*.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noSdkImportCall, ...FORBIDDEN_SYNTAX],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers print themselves well.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `#method = () => …` and `void promise` in arrows are the plain way to write handlers.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // Brackets tell the reader that the key may not be there.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // `{ info() {} }` says "nothing" as well as a comment in it would.
      '@typescript-eslint/no-empty-function': 'off',
      // Ports, and the fakes of them, are fulfilled by shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [
      rulesOf(lit, 'flat/recommended'),
      rulesOf(litA11y, 'recommended'),
      rulesOf(wc, 'flat/best-practice'),
    ],
    rules: noImports(sdks, localCloud),
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/core/tencent/**'],
    rules: {
      ...noImports(sdks, localCloud, {
        regex: '^(?!\\.)|/tencent/|(^|/)(parts|styles|locales)/|trtc-calling-element',
        message: 'core/ imports nothing but core; everything else comes in by a port.',
      }),
      'no-restricted-globals': ['error', ...TIME_AND_PAGE],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in by ClockPort.' },
        { object: 'Math', property: 'random', message: 'Chance comes in by CorePorts.' },
      ],
    },
  },
  {
    files: ['src/core/tencent/**/*.ts'],
    rules: {
      ...noImports(localCloud, {
        regex: '(^|/)(parts|styles|locales)/|trtc-calling-element|^lit',
        message: 'core/ imports nothing but core.',
      }),
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
    },
  },
  {
    files: ['src/parts/**/*.ts'],
    rules: noImports(sdks, localCloud, {
      regex: '/core/(?!(remotes|wishes)\\.js$)',
      allowTypeImports: true,
      message:
        'Parts know core by its types, and by remotes.ts and wishes.ts, which read them: facts come by property, requests go by event.',
    }),
  },
  {
    files: ['local-cloud/**/*.ts'],
    rules: noImports({
      regex: '(^|/)\\.\\./\\.\\./src/|^trtc-calling(/|$)',
      message: 'src and local-cloud know each other by their protocols alone.',
    }),
  },
  {
    files: ['test/**/*.ts', 'local-cloud/test/**/*.ts'],
    rules: {
      // chai's `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test knows that its third message is there; when it is not, the test fails as it should.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // @open-wc/semantic-dom-diff says that every `.to.equal()` returns a promise. None does.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
    },
  },
  {
    // node:test's describe and it return promises that nobody has to wait for.
    files: ['local-cloud/test/**/*.ts', 'test/{docs,firefox,packages}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              name: [
                'describe',
                'it',
                'test',
                'suite',
                'before',
                'after',
                'beforeEach',
                'afterEach',
              ],
              package: 'node:test',
            },
          ],
        },
      ],
    },
  },
  {
    // Fixtures may import the SDKs themselves, to be the other side.
    files: ['test/contract/**/*.ts', 'test/e2e/**/*.ts', 'bench/**/*.mjs'],
    rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX] },
  },
  {
    // Configurations of tools without types of their own, and JSON read from files.
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);

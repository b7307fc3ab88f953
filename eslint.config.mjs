import tseslint from 'typescript-eslint';

const room = (files, patterns, message) => ({
  files: [files],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.cache/', 'node_modules/', 'test-results/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', {
        selector: "ObjectExpression > Property[kind='get']",
        message: 'V8 makes a hidden class for each such object, which keeps all that the accessor sees alive until the next full collection: use a class or a method.',
      }],
      // node:test's describe and test return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] }] },
      ],
    },
  },
  room('src/engine/**', ['vscode', 'node:*'], 'The engine is pure: it runs in a browser too.'),
  room('src/workspace/**', ['vscode', 'node:*'], 'The workspace speaks to files through its port.'),
  room('src/vscode/**', ['node:*', '**/cli/**'], 'The extension runs in a browser too.'),
  room('src/cli/**', ['vscode', '**/vscode/**'], 'The command line knows no editor.'),
);

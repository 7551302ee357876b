import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// Imports go one way: {api, lib, components} ← features ← app. A feature never sees another one;
// what two of them need lives in the shared folders.
const features = readdirSync(new URL('./src/features', import.meta.url));
const forbid = (...group) => ({
  'no-restricted-imports': ['error', { patterns: [{ group, message: 'See eslint.config.js.' }] }],
});

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'document',
          'window',
          'Buffer',
          'setInterval',
          'clearInterval',
          'localStorage',
          'getComputedStyle',
          'PerformanceObserver',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
    extends: [tseslint.configs.strictTypeChecked, hooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/only-throw-error': 'off', // TanStack Router redirects by throwing
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
      // The React compiler is not used.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: ['src/{api,lib,components}/**'], rules: forbid('@/features/**', '@/app/**') },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: forbid(
      '@/app/**',
      ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/**`),
    ),
  })),
);

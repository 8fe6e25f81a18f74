import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
if (features.length < 2) throw new Error('src/features was not found: the rule below would check nothing');

/** A feature may use shared/ and itself; what two features need moves to shared/. */
const featuresStandAlone = features.map((name) => ({
  files: [`src/features/${name}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: `^@/features/(?!${name}(/|$))`, message: 'A feature never imports another feature.' },
          { regex: '^\\.\\./', message: 'Leave a feature through @/shared only.' },
          { group: ['@/app', '@/app/*'], message: 'The application imports features, not the reverse.' },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'test-results/', 'coverage/', 'src/shared/api/schema.gen.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'no-console': 'error', eqeqeq: 'error' },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/*', '@/app/*'], message: 'shared/ knows no feature.' }] },
      ],
    },
  },
  ...featuresStandAlone,
  { files: ['tests/browser/**'], rules: { 'no-console': 'off' } },
  prettier,
);

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/tests', '<rootDir>/local', '<rootDir>/sidebar'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.(ts|tsx)$': '<rootDir>/tests/support/esbuild-transform.cjs' },
  restoreMocks: true,
  // The parent mostly waits: every core may run tests.
  maxWorkers: '100%',
};

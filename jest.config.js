// Tests run on what tsc has built: one compiler, native modules, no transform.
export default {
  roots: ['<rootDir>/build/tests'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testEnvironment: 'node',
  testTimeout: 30_000,
}

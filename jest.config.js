// Tests run on what tsc has built: one compiler, native modules, no transform.
export default {
  roots: ['<rootDir>/build/tests'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testEnvironment: 'node',
  // As many as a small machine has cores: the long suites wait for browsers and disks, not for each other.
  maxWorkers: 2,
  testTimeout: 60_000,
}

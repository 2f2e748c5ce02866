/**
 * How Node is started for the service. A small nursery keeps it about 45 MB smaller and costs no CPU that can be measured;
 * source maps, which the other scripts use, would add a fifth to the start and 10 MB.
 */
export const serviceFlags = ['--max-semi-space-size=8']

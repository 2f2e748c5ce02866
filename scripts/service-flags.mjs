/**
 * How Node is started for the service. A small nursery keeps an idle service about 45 MB smaller, for some 5 to 10 % more
 * CPU a turn; source maps, which the other scripts use, would add a fifth to the start and 10 MB.
 */
export const serviceFlags = ['--max-semi-space-size=8']

/**
 * What each file of this folder exports as `run`: measures, and prints its tables.
 * @param yardsticks the folder of the yardsticks, which may be absent
 */
export type Part = (yardsticks: string) => void | Promise<void>;

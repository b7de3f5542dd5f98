/** Named numbers that speak for or against a choice. */
export type Features = Record<string, number>;

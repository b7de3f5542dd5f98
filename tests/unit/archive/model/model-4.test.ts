import { describeModel } from "./check-model.ts";

// One of four parts of the sequences: `check-model.ts`.
describeModel(3);

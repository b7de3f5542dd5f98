/** An error as it travels between threads and processes. */
export interface SentError {
  message: string;
  stack: string | undefined;
  /** What tells its kind: a system's code, or SQLite's. */
  code?: string;
  errcode?: number;
}

export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return {
    message: error.message,
    stack: error.stack,
    ...(typeof code === "string" && { code }),
    ...(typeof errcode === "number" && { errcode }),
  };
}

export function receivedError({ message, stack, ...kind }: SentError): Error {
  const error = Object.assign(new Error(message), kind);
  if (stack !== undefined) error.stack = stack;
  return error;
}

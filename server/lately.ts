/**
 * What was read last, if that is not too long ago: for what is asked for with every request and seldom changes.
 * @param age milliseconds for which it may be taken for the present
 */
export function lately<Value>(age: number, read: () => Value): () => Value {
  let value: Value;
  let readAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - readAt < age) return value;
    value = read();
    readAt = now;
    return value;
  };
}

import { hanNumber, numberOfHan } from "../../numerals/han.ts";

const inDigits = /第([1-9][0-9]?)(?=[\p{Script=Han}])/gu;
const inHan = /第([一二三四五六七八九十]{1,3})(?=[\p{Script=Han}])/gu;

/** The same with its ordinals the other way: 第7次 for 第七次, and back. What follows them shows where they end. */
export function otherOrdinals(text: string): string | undefined {
  const digits = text.replace(inHan, (written, number: string) => {
    const value = numberOfHan(number);
    return value > 0 ? `第${value}` : written;
  });
  const other =
    digits === text
      ? text.replace(inDigits, (_, number: string) => `第${hanNumber(Number(number))}`)
      : digits;
  return other === text ? undefined : other;
}

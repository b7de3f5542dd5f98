/** By value; zero as folded. */
export const numerals = "零一二三四五六七八九";

/** 1 to 99 as Chinese writes it: 二十一. */
export function hanNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? "" : `${tens === 1 ? "" : numerals[tens]}十`;
  return before + (ones === 0 ? "" : numerals[ones]);
}

/** @returns 1 to 99, or 0 for what is no such number */
export function numberOfHan(text: string): number {
  const plain = text.replace("廿", "二十").replace("卅", "三十");
  for (let number = 1; number < 100; number++) if (hanNumber(number) === plain) return number;
  return 0;
}

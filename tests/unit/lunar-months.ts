/**
 * The months of the Chinese years 1900 to 2100, as the Hong Kong Observatory's conversion tables have them
 * (https://www.hko.gov.hk/en/gts/time/conversion.htm), packed as is usual:
 * the last digit is the month that the leap month follows, the three before say of each month whether it has 30 days,
 * and the first one whether the leap month has.
 */
const packed = `
04bd8 04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2
04ae0 0a5b6 0a4d0 0d250 1d255 0b540 0d6a0 0ada2 095b0 14977
04970 0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970
06566 0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7 0c950
0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557
06ca0 0b550 15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0
0aea6 0ab50 04b60 0aae4 0a570 05260 0f263 0d950 05b57 056a0
096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b6a0 195a6
095b0 049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570
04af5 04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0
0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5
0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930
07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530
05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45
0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0
14b63 09370 049f8 04970 064b0 168a6 0ea50 06b20 1a6c4 0aae0
092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4
052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0
0b273 06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160
0e968 0d520 0daa0 16aa6 056d0 04ae0 0a9d4 0a2d0 0d150 0f252
0d520
`;

/** Day 1 of the first month of 1900 was 31 January. */
const firstDay = Date.UTC(1900, 0, 31);

export interface LunarMonth {
  year: number;
  month: number;
  isLeap: boolean;
  days: 29 | 30;
  /** `YYYY-MM-DD` of its first and its last day. */
  first: string;
  last: string;
}

export function publishedMonths(): LunarMonth[] {
  const day = 86_400_000;
  let start = firstDay;
  return packed
    .trim()
    .split(/\s+/)
    .flatMap((code, index) => {
      const [leapIsLong, lengths, leap] = [code.slice(0, 1), code.slice(1, 4), code.slice(4)].map((digits) =>
        Number.parseInt(digits, 16),
      ) as [number, number, number];
      const months = Array.from({ length: 12 }, (_, at) => {
        const days = (lengths >> (11 - at)) & 1 ? 30 : 29;
        return { year: 1900 + index, month: at + 1, isLeap: false, days } as const;
      });
      const leapMonth = {
        year: 1900 + index,
        month: leap,
        isLeap: true,
        days: leapIsLong ? 30 : 29,
      } as const;
      return leap === 0 ? months : [...months.slice(0, leap), leapMonth, ...months.slice(leap)];
    })
    .map((month) => {
      const [first, last] = [start, start + (month.days - 1) * day].map((time) =>
        new Date(time).toISOString().slice(0, 10),
      ) as [string, string];
      start += month.days * day;
      return { ...month, first, last };
    });
}

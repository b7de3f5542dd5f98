/** What the names of bodies, places, plans and events end in. The longest that a text has at a place counts. */
const heads = (
  "委员会 常委会 委 政府 人大 政协 法院 检察院 公安局 办公室 局 厅 部 署 院 所 处 办 中心 公司 集团 银行 基金 基金会 协会 学会 商会 工会 联合会 联盟 " +
  "组织 大学 学院 学校 中学 小学 幼儿园 医院 研究院 研究所 实验室 博物馆 图书馆 美术馆 文化馆 体育馆 体育场 剧院 出版社 通讯社 日报 晚报 电视台 " +
  "论坛 大会 峰会 年会 会议 博览会 交易会 展览会 运动会 奥运会 锦标赛 联赛 艺术节 文化节 电影节 音乐节 节 奖 " +
  "计划 工程 行动 战略 规划 条例 法 法典 纲要 公约 协定 宣言 倡议 制度 机制 项目 方案 专项行动 攻坚战 保卫战 " +
  "公园 景区 园区 产业园 开发区 高新区 示范区 试验区 自贸区 新区 经济带 经济圈 城市群 走廊 大桥 大道 水库 机场 港 站 车站 火车站 铁路 高铁 地铁 公路 高速 高速公路 " +
  "街道 社区 广场 大厦 寺 庙 山 湖 江 河 湾 岛 基地 平台 系统 社 队 军区 舰队 党 团"
).split(" ");
const byLast = Map.groupBy(heads, (head) => head.at(-1) ?? "");

/** How long the head is that a text has before an offset; 0 where there is none. */
export function headBefore(text: string, end: number): number {
  const candidates = byLast.get(text[end - 1] ?? "") ?? [];
  return Math.max(
    0,
    ...candidates.filter((head) => text.startsWith(head, end - head.length)).map((head) => head.length),
  );
}

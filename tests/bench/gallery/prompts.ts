/** Numbers that look random and are the same every time: 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const english =
  "a poster of the red fox in snow cinematic lighting product photo studio background soft shadows golden hour watercolor style portrait woman holding umbrella city street neon rain reflection macro lens depth field minimalist logo vector flat design isometric kitchen interior wooden table ceramic cup steam morning light mountain lake boat paper crane typography headline bold serif vintage film grain editorial fashion magazine cover perfume bottle marble pedestal botanical leaves pastel palette geometric pattern infographic timeline chart robot companion child playing garden astronaut helmet dragon lantern festival calligraphy brush ink wash no text avoid watermark high detail sharp focus wide angle aerial view".split(
    " ",
  );
const chinese =
  "海报 设计 水彩 风格 赛博朋克 城市 霓虹 夜景 狐狸 雪地 产品 摄影 白色 背景 柔和 光线 国潮 插画 青花瓷 纹样 敦煌 壁画 人物 肖像 长发 少女 汉服 园林 山水 留白 书法 标题 排版 电商 主图 香水 瓶子 大理石 台面 倒影 厨房 木桌 咖啡 蒸汽 清晨 阳光 春节 灯笼 烟花 团圆 餐桌 中秋 月饼 礼盒 包装 科技 蓝色 渐变 信息图 时间线 图标 扁平 等距 室内 沙发 落地窗 植物 宠物 小猫 猫咪 毛绒 质感 微距 景深 电影感 胶片 颗粒 复古 杂志 封面 避免 文字 水印 高清 细节".split(
    " ",
  );
/** In one text of a thousand. */
const rare = ["zeppelin", "青铜鼎"];

/** A prompt of some 50 to 1,500 characters, every second one Chinese, as people write them. */
export function promptFrom(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() ** 1.7 * words.length)] ?? "";
  const length = 20 + Math.floor(random() ** 2 * 260);
  const inChinese = random() < 0.5;
  const words = Array.from({ length }, () => pick(inChinese ? chinese : english));
  if (random() < 0.001) words.unshift(rare[inChinese ? 1 : 0] ?? "");
  if (!inChinese) return `${words.join(" ")}.`;
  const sentences = words.join("").replace(/.{14}/gu, "$&，");
  return random() < 0.5 ? `${sentences} ${pick(english)} ${pick(english)} 4K` : sentences;
}

import type { Mood } from "../scene.ts";
import type { Weather } from "../scenes/weather.ts";

export type Style =
  | "watercolour"
  | "line"
  | "blueprint"
  | "isometric"
  | "neon"
  | "pastel"
  | "vintage"
  | "photo"
  | "mono"
  | "pixel"
  | "ink"
  | "minimal"
  | "abstract"
  | "pattern"
  | "poster";

type Rows<T> = readonly (readonly [value: T, english: string, han: string])[];

export const sceneWords: Rows<string> = [
  [
    "meadow",
    "meadow|field|grassland|grass|lawn|park|garden|countryside|hill|farm|prairie|landscape|valley|backyard",
    "草地|草原|草坪|田野|公园|花园|乡村|山坡|农场|风景|田园|院子",
  ],
  [
    "mountains",
    "mountain|alps|peak|everest|mount fuji|fuji|cliff|highland",
    "山|高山|山脉|雪山|群山|山峰|山水|富士山|青山|远山",
  ],
  ["sea", "sea|ocean|wave|waves|seascape|harbor|harbour|bay", "海|大海|海洋|海浪|波浪|海面|海港|海湾"],
  ["beach", "beach|seaside|shore|tropical island|island|coastline", "海滩|沙滩|海边|海岛|岛屿"],
  ["coast", "coast|rocky coast", "海岸|礁石"],
  ["lake", "lake|river|pond|reflection|fjord", "湖|湖泊|湖面|湖边|河|江|池塘|小溪|河流"],
  ["underwater", "underwater|under the sea|coral reef|aquarium|deep sea", "水下|海底|珊瑚礁|水族馆|深海"],
  [
    "city",
    "city|skyline|cityscape|downtown|street|metropolis|urban|new york|tokyo|shanghai|cyberpunk city|town",
    "城市|都市|天际线|街道|街头|市中心|上海|东京|纽约|小镇|街",
  ],
  ["forest", "forest|woods|woodland|jungle|rainforest|taiga", "森林|树林|丛林|雨林|林间"],
  ["bamboo", "bamboo|bamboo forest|bamboo grove", "竹林|竹子|竹"],
  ["desert", "desert|sahara|dune|sand dune|sand dunes|savanna", "沙漠|沙丘|戈壁"],
  [
    "snow",
    "snow|snowy|winter|ice|arctic|antarctica|glacier|snowfield",
    "雪|雪地|冬天|冬季|冬日|冰川|南极|北极|冰雪",
  ],
  ["space", "on the moon|moon surface|lunar|lunar surface|alien planet", "月球上|月球表面|月面|外星"],
  ["deep-space", "space|outer space|galaxy|cosmos|universe|nebula|milky way", "太空|宇宙|银河|星系|星云"],
  ["mars", "on mars|martian|mars surface|planet mars", "火星上|火星表面"],
  ["sky", "in the sky|above the clouds|flying|floating", "天空中|云端|云上|飞翔|空中"],
  [
    "studio",
    "studio|product shot|product photo|product photography|studio shot|podium|packshot|pedestal",
    "影棚|产品图|产品摄影|展台|商品图|电商|产品",
  ],
  [
    "room",
    "room|kitchen|desk|table|wooden table|cafe|office|window|interior|bedroom|living room|on a table|windowsill|coffee shop|restaurant|bakery",
    "房间|厨房|桌子|桌面|咖啡馆|办公室|窗边|室内|卧室|客厅|桌上|餐桌|木桌|窗台|咖啡店",
  ],
];

export const moodWords: Rows<Mood> = [
  [
    "sunset",
    "sunset|dusk|golden hour|evening|at sunset|twilight|autumn|fall",
    "日落|黄昏|夕阳|傍晚|晚霞|落日|秋天|秋日",
  ],
  [
    "night",
    "night|midnight|starry|starry night|moonlit|nighttime|night sky|starry sky|nocturnal|cyberpunk",
    "夜晚|夜|深夜|星空|夜空|夜景|月夜|午夜|赛博朋克|晚上|夜色",
  ],
  ["dawn", "dawn|sunrise|morning|daybreak|spring", "日出|黎明|清晨|早晨|晨曦|朝霞|早上|春天|春日"],
  ["overcast", "cloudy|overcast|stormy|storm|gloomy|rainy", "阴天|多云|暴风雨|阴沉"],
  ["day", "daytime|sunny|noon|bright day|summer|blue sky", "白天|晴天|阳光|正午|夏天|夏日|晴朗|蓝天"],
];

export const weatherWords: Rows<Weather> = [
  ["rain", "rain|raining|rainy|rainstorm", "下雨|雨|雨天|雨中|暴雨|雨夜"],
  [
    "snowfall",
    "snowing|falling snow|snow falling|snowfall|snowflake|snowflakes|blizzard",
    "下雪|飘雪|雪花|大雪",
  ],
  ["fog", "fog|foggy|mist|misty|haze|hazy", "雾|薄雾|云雾|雾气|大雾"],
  ["petals", "petals|falling petals|cherry blossoms|sakura petals", "花瓣|落花|花瓣雨"],
  ["aurora", "aurora|northern lights", "极光|北极光"],
  ["fireworks", "fireworks|firework", "烟花|烟火"],
  ["confetti", "confetti|party|birthday|celebration|celebrate", "彩纸|生日|派对|庆祝"],
];

export const styleWords: Rows<Style> = [
  [
    "watercolour",
    "watercolor|watercolour|aquarelle|gouache|oil painting|painting|painterly|impressionist",
    "水彩|水彩画|油画|水粉|绘画|印象派",
  ],
  ["ink", "ink wash|sumi-e|sumi e|chinese ink|chinese painting", "水墨|水墨画|国画|中国画"],
  [
    "line",
    "line art|line drawing|lineart|sketch|pencil drawing|pencil sketch|outline|coloring book|colouring book|doodle|ink drawing",
    "线稿|线描|线条画|素描|简笔画|铅笔画|涂鸦",
  ],
  ["blueprint", "blueprint|technical drawing|schematic", "蓝图|工程图|设计图"],
  ["isometric", "isometric|isometric view|diorama|low poly", "等距|等轴测|等距视角|微缩景观"],
  ["neon", "neon|neon sign|glowing lines|synthwave|neon lights", "霓虹|霓虹灯|荧光"],
  ["pastel", "pastel|soft colors|soft colours|kawaii|dreamy", "粉彩|柔和|马卡龙|柔和色调|梦幻|治愈"],
  [
    "vintage",
    "vintage|retro|sepia|old photo|old fashioned|film photo|1970s|nostalgic",
    "复古|怀旧|老照片|旧照片|胶片|年代感",
  ],
  [
    "photo",
    "photo|photograph|photorealistic|realistic|cinematic|dslr|35mm|photography|bokeh|4k|film grain",
    "照片|写实|摄影|逼真|电影感|真实|实拍|超写实",
  ],
  ["mono", "black and white|monochrome|grayscale|greyscale|noir", "黑白|单色|灰度"],
  ["pixel", "pixel art|8-bit|8 bit|16-bit|pixelated|pixel", "像素|像素风|像素画"],
  [
    "minimal",
    "minimal|minimalist|minimalistic|simple|clean|icon|sticker|flat design|app icon|emoji",
    "极简|简约|简洁|图标|贴纸|扁平",
  ],
  [
    "abstract",
    "abstract|bauhaus|geometric|wallpaper|gradient|shapes|composition|suprematist",
    "抽象|包豪斯|几何|壁纸|渐变",
  ],
  ["pattern", "seamless pattern|pattern|tileable|repeating", "无缝图案|图案|花纹|纹样|平铺"],
  [
    "poster",
    "poster|cover|banner|flyer|headline|typography|invitation|greeting card|title",
    "海报|封面|横幅|标题|传单|贺卡|请柬|排版|邀请函",
  ],
];

export const countWords: Rows<number> = [
  [1, "one|single|a lone|lone", ""],
  [2, "two|pair of|a pair of|couple of|2", "两|二|双"],
  [3, "three|a few|few|trio of|3", "三"],
  [4, "four|several|some|4", "四|几"],
  [5, "five|5|group of|a group of", "五"],
  [6, "six|6|flock of|a flock of|school of", "六|一群|群"],
  [7, "seven|many|7|bunch of|a bunch of", "七|许多|很多|多"],
  [8, "eight|8", "八"],
  [9, "nine|9", "九"],
  [10, "ten|10|lots of", "十"],
  [12, "twelve|dozen|a dozen|12", "十二|一打"],
];

export const sizeWords: Rows<number> = [
  [0.62, "small|tiny|little|mini", "小|小小的|微小"],
  [1.3, "big|large|huge|giant|enormous|tall|close-up|closeup|close up", "大|巨大|巨大的|大大的|高大|特写"],
];

export type Side = "left" | "right" | "top" | "bottom" | "centre";

export const sideWords: Rows<Side> = [
  ["left", "left|on the left|to the left", "左|左边|左侧"],
  ["right", "right|on the right|to the right", "右|右边|右侧"],
  ["top", "top|at the top|above", "顶部|上方|上面"],
  ["bottom", "bottom|at the bottom", "底部|下方|下面"],
  ["centre", "center|centre|middle|in the center", "中央|中间|正中"],
];

/** Words that make the colour before them the colour of the background. */
export const groundWords = { english: "background|backdrop|wall|bg", han: "背景|底色|底" };
/** What is worn: the colour before it is an accent, not the colour of who wears it. */
export const wornWords = {
  english:
    "scarf|hat|cap|collar|dress|shirt|jacket|coat|sweater|bow|bow tie|tie|ribbon|gloves|stripes|stripe|label|details|accents",
  han: "围巾|帽子|项圈|裙子|衬衫|外套|毛衣|蝴蝶结|领结|丝带|手套|条纹|标签",
};
export const skyWords = { english: "sky", han: "天空" };
export const negations = {
  english: "no|without|not|remove|erase|delete",
  han: "没有|无|不要|别|去掉|移除|删除|去除",
};

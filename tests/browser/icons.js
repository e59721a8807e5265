// Draws www/icons/*.png and www/extension/icons/*.png from www/icon.svg:
//   NUTGRAF_CHROMIUM=$(which chromium) node tests/browser/icons.js
// The maskable one has its paper to the edge and its lines inside the circle that is never cut off.
// Sixteen colours are enough for three and their edges, and a quarter of the bytes.

import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { chromium } from "playwright-core";

const WWW = new URL("../../www/", import.meta.url);
const PAPER = [251, 248, 241];
const INK = [34, 32, 28];
const FACT = [31, 79, 147];
/** Paper that fades to nothing, and paper that turns into either pencil. */
const PALETTE = [
  ...[0, 64, 128, 192, 255].map((alpha) => [...PAPER, alpha]),
  ...[INK, FACT].flatMap((pencil) =>
    [0.25, 0.5, 0.75, 1].map((share) => [...PAPER.map((c, i) => Math.round(c + (pencil[i] - c) * share)), 255])
  ),
];

/** Index of the colour in the palette that is nearest. */
function nearest(rgba) {
  const shown = rgba[3] < 255 ? [...PAPER, rgba[3]] : rgba;
  const distances = PALETTE.map((colour) => colour.reduce((sum, c, i) => sum + (c - shown[i]) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of four bits a pixel. */
function png(size, pixels) {
  const rows = [];
  for (let y = 0; y < size; y += 1) {
    rows.push(0);
    for (let x = 0; x < size; x += 2) {
      const [left, right] = [x, x + 1].map((at) => nearest(pixels.slice(4 * (y * size + at), 4 * (y * size + at) + 4)));
      rows.push(left << 4 | right);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(PALETTE.flatMap(([r, g, b]) => [r, g, b]))),
    chunk("tRNS", Buffer.from(PALETTE.map(([, , , alpha]) => alpha))),
    chunk("IDAT", deflateSync(Buffer.from(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const svg = readFileSync(new URL("icon.svg", WWW), "utf8");
const full = svg.replace(' rx="5"', "").replace("<g ", '<g transform="translate(3.2 3.2) scale(.8)" ');
const executablePath = process.env.NUTGRAF_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ colorScheme: "light" });
const own = [["icons/192", 192, svg], ["icons/512", 512, svg], ["icons/maskable", 512, full]];
const extension = [16, 32, 48, 128].map((size) => [`extension/icons/${size}`, size, svg]);
for (const [name, size, drawing] of [...own, ...extension]) {
  const pixels = await page.evaluate(async ([size, drawing]) => {
    const image = new Image(size, size);
    image.src = `data:image/svg+xml,${encodeURIComponent(drawing.replace("<svg ", `<svg width="${size}" height="${size}" `))}`;
    await image.decode();
    const context = new OffscreenCanvas(size, size).getContext("2d");
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, size, size).data];
  }, [size, drawing]);
  writeFileSync(new URL(`${name}.png`, WWW), png(size, pixels));
}
await browser.close();

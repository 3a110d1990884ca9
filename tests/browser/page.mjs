// Opens pages that `dateline export --to html` writes in a real browser, and says what it does with them: whether it asks
// anybody for anything, says anything on its console, what axe-core finds, and whether the page prints.
//
// For hand, where a Chromium is: it is no part of the tests that every change runs.
//
//   npm install --no-save puppeteer-core axe-core        (in this folder, or above it)
//   node tests/browser/page.mjs BINARY [FILE.toml…]      (CHROMIUM=/usr/bin/chromium)
//
// Without a file, the chronology built in. Exits with 1 where something is found.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [binary, ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "dateline-browser-"));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let found = 0;
const say = (what) => {
  found += 1;
  console.log(`  FOUND ${what}`);
};

for (const file of files.length ? files : [null]) {
  const name = file ? basename(file) : "built in";
  const path = join(folder, `${name}.html`);
  execFileSync(binary, ["export", ...(file ? [file] : []), "--to", "html", "-o", path], { stdio: ["ignore", "ignore", "inherit"] });
  console.log(`${name}: ${statSync(path).size} bytes`);
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    const own = pathToFileURL(path).href;
    page.on("request", (request) => request.url() === own || say(`asks for ${request.url()}`));
    page.on("console", (message) => say(`says ${message.text()}`));
    page.on("pageerror", (error) => say(`fails: ${error}`));
    await page.setViewport({ width: 1100, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(own);
    const { scripts, fetched } = await page.evaluate(() => ({
      scripts: document.scripts.length + document.querySelectorAll("[onclick],[onload],[onerror]").length,
      fetched: document.querySelectorAll("img,link,iframe,object,embed,video,audio,image,use[href]").length,
    }));
    if (scripts + fetched) say(`${scripts} scripts, ${fetched} elements that fetch something`);
    await page.evaluate(axe);
    const { violations, incomplete, passes } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, help, nodes } of violations) say(`${id}: ${help} (${nodes.length}): ${nodes[0].html}`);
    const open = incomplete.map(({ id, nodes }) => `${id} (${nodes.length})`).join(", ");
    console.log(`  ${scheme}: axe-core ${violations.length} violations, ${passes.length} passes; not decided: ${open || "none"}`);
    if (scheme === "light") {
      const pdf = await page.pdf({ format: "A4" });
      await page.emulateMediaType("print");
      const written = await page.evaluate(() => {
        const links = [...document.querySelectorAll('a[href^="http"]')];
        // Quotation marks of an address are escaped in what is told of a style.
        const told = (a) => getComputedStyle(a, "::after").content.replaceAll("\\", "");
        return links.every((a) => told(a).includes(a.getAttribute("href")));
      });
      if (!written) say("an address that is not written out in print");
      console.log(`  prints: ${pdf.length} bytes of PDF`);
    }
    await page.close();
  }
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(found ? `${found} found` : "nothing found");
process.exit(found ? 1 : 0);

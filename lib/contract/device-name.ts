type Pattern = readonly [name: string, sign: RegExp];

// The order decides: nearly every browser also calls itself one of those further down.
const browsers: Pattern[] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\b(OPR|OPT|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome|Chromium)\//],
  ["Safari", /\bVersion\/[\d.]+.* Safari\//],
];

const systems: Pattern[] = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac ?OS\b/],
  ["Linux", /\bLinux\b/],
];

/** "Chrome on Linux": what people recognise of a user agent, which is anything a client may send. */
export function deviceName(userAgent: string): string {
  const browser = nameIn(browsers, userAgent);
  const system = nameIn(systems, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown browser";
}

function nameIn(patterns: Pattern[], userAgent: string): string | undefined {
  return patterns.find(([, sign]) => sign.test(userAgent))?.[0];
}

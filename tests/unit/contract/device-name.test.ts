import { deviceName } from "@/lib/contract/device-name";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15";

test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/142.0.0.0 Safari/537.36`, "Chrome on Linux"],
  [`Mozilla/5.0 (X11; CrOS x86_64) ${webkit} Chrome/142.0 Safari/537.36`, "Chrome on ChromeOS"],
  [`Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/142.0 Mobile`, "Chrome on Android"],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64) ${webkit} Chrome/142.0 Safari/537.36 Edg/142.0`,
    "Edge on Windows",
  ],
  [`${mac} ${webkit} Chrome/142.0 Safari/537.36 OPR/120.0`, "Opera on macOS"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"],
  [`${mac} AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15`, "Safari on macOS"],
  [`${phone} Version/18.1 Mobile/15E148 Safari/604.1`, "Safari on iPhone"],
  [`${phone} CriOS/142.0 Mobile/15E148 Safari/604.1`, "Chrome on iPhone"],
  ["curl/8.5.0", "Unknown browser"],
  ["", "Unknown browser"],
])("%s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

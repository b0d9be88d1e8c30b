import localFont from "next/font/local";

/**
 * Both families are variable and served by Hearth itself. Upright Latin comes at once, with a
 * fallback adjusted to its measures so that the swap moves nothing; the rest only where it is used.
 */
const text = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--face-text",
  display: "swap",
});

const textItalic = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2",
  weight: "200 800",
  style: "italic",
  variable: "--face-text-italic",
  display: "swap",
  preload: false,
});

const textExtended = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  weight: "200 800",
  variable: "--face-text-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0100-02BA, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF" },
  ],
});

const head = localFont({
  src: "../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--face-head",
  display: "swap",
});

const headExtended = localFont({
  src: "../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2",
  weight: "200 800",
  variable: "--face-head-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0100-02BA, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF" },
  ],
});

/** Sets the variables that styles/tokens.css builds its families from. */
export const fontVariables = [text, textItalic, textExtended, head, headExtended]
  .map(({ variable }) => variable)
  .join(" ");

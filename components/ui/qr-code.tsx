import { create } from "qrcode";

/** White around the code, in modules; readers need it. */
const margin = 4;

/** A QR code as SVG, drawn where it is rendered: on the server, so that no browser loads the encoder. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data, (isDark, index) => {
    return isDark ? `M${(index % size) + margin} ${Math.floor(index / size) + margin}h1v1h-1z` : "";
  });
  const side = size + 2 * margin;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" shapeRendering="crispEdges">
      <title>{label}</title>
      {/* Black on white in the dark too: not every reader knows the inverse. */}
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}

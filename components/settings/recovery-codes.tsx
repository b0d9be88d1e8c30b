"use client";

import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { copyText } from "@/components/rooms/copy-text";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";

/** The codes, this once: to copy, to keep as a file that prints well, or to write down. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const [said, say] = useState("");
  const text = `Recovery codes. Each works once.\n\n${codes.join("\n")}\n`;
  const copy = async () => {
    say((await copyText(text)) ? "Copied." : "Not copied. Select the codes and copy them.");
  };
  return (
    <>
      <h3>Your recovery codes</h3>
      <p className="now">
        Each lets you in once in place of the code, when you do not have your phone. Keep them where
        only you find them. They are not shown again.
      </p>
      <ol className="recovery-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="save">
        <Button className="needs-script" onClick={copy}>
          <Copy aria-hidden="true" />
          Copy codes
        </Button>
        <a
          className={buttonClass({})}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="hearth-recovery-codes.txt"
        >
          <Download aria-hidden="true" />
          Download codes
        </a>
        <span className="saved" role="status">
          {said}
        </span>
      </div>
      {/* A whole page anew: nothing keeps the codes then. */}
      <form action="/settings#two-step">
        <Button kind="primary" type="submit">
          I have kept them
        </Button>
      </form>
    </>
  );
}

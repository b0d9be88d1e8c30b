"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { copyText } from "./copy-text";

type Props = {
  text: string;
  label: string;
  /** Said aloud once it is copied. */
  done: string;
};

/** Copies a text, and shows for two seconds that it did. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyText(text));
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <>
      <button
        type="button"
        className="icon-btn needs-script"
        aria-label={label}
        title={label}
        onClick={copy}
      >
        {copied ? <Check /> : <Copy />}
      </button>
      <span className="vh" role="status">
        {copied && done}
      </span>
    </>
  );
}

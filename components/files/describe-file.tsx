"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import { attachmentLimits } from "@/lib/contract/attachments";

type Props = { file: OutgoingFile; onSave: (alt: string) => void; onClose: () => void };

/** Says what a picture shows, for those who do not see it. */
export function DescribeFile({ file, onSave, onClose }: Props) {
  const [text, setText] = useState(file.alt);
  const over = [...text].length - attachmentLimits.altLength;
  const save = () => {
    if (over > 0) return;
    onSave(text.trim());
    onClose();
  };
  return (
    <Dialog title="Describe the picture" onClose={onClose}>
      <Field
        label="What it shows"
        hint="Read to those who cannot see it."
        error={over > 0 ? `Too long by ${over} characters.` : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          // This stands within the composer's form, which Enter would send.
          event.preventDefault();
          save();
        }}
      />
      <div className="actions">
        <Button kind="primary" onClick={save}>
          Save
        </Button>
      </div>
    </Dialog>
  );
}

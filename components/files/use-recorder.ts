import { useCallback, useEffect, useRef, useState } from "react";

type Options = {
  onRecorded: (file: File) => void;
  onProblem: (sentence: string) => void;
};

export type Recorder = {
  /** Since when it records, in epoch milliseconds; null where it does not. */
  since: number | null;
  start(): void;
  /** Ends it and hands the recording over. */
  finish(): void;
  /** Ends it, and nothing is left. */
  discard(): void;
};

/** Kinds of sound in the order of preference; Safari has only the second. */
const kinds = ["audio/webm", "audio/mp4"];
const longestMs = 10 * 60_000;

/** Whether this browser records; not over plain http from another machine. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices?.getUserMedia);
}

/** Records what the microphone hears, for ten minutes at most. Leaving the page discards it. */
export function useRecorder({ onRecorded, onProblem }: Options): Recorder {
  const [since, setSince] = useState<number | null>(null);
  const running = useRef<{ recorder: MediaRecorder; isKept: boolean } | null>(null);
  /** Whether the browser is being asked for the microphone, and is still to be. */
  const isAsking = useRef(false);

  const end = useCallback((isKept: boolean) => {
    const current = running.current;
    if (!current) return;
    current.isKept = isKept;
    current.recorder.stop();
  }, []);
  useEffect(
    () => () => {
      isAsking.current = false;
      end(false);
    },
    [end],
  );

  const start = async () => {
    if (running.current || isAsking.current) return;
    isAsking.current = true;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    const isStillWanted = isAsking.current;
    isAsking.current = false;
    // The question may be answered after one has left.
    if (!isStillWanted) {
      if (stream) silence(stream);
      return;
    }
    if (!stream) return onProblem("There is no microphone, or this page may not use it.");
    const kind = kinds.find((one) => MediaRecorder.isTypeSupported(one));
    const recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : {});
    const current = { recorder, isKept: false };
    const parts: Blob[] = [];
    const limit = setTimeout(() => end(true), longestMs);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearTimeout(limit);
      silence(stream);
      running.current = null;
      setSince(null);
      if (current.isKept) onRecorded(asFile(parts, recorder.mimeType));
    };
    running.current = current;
    recorder.start();
    setSince(Date.now());
  };

  return {
    since,
    start: () => void start(),
    finish: () => end(true),
    discard: () => end(false),
  };
}

function silence(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function asFile(parts: Blob[], mimeType: string): File {
  const type = mimeType.split(";", 1)[0] ?? "audio/webm";
  const now = new Date();
  const clock = [now.getHours(), now.getMinutes()].map((n) => String(n).padStart(2, "0")).join(".");
  return new File(parts, `Voice message ${clock}.${type.split("/")[1]}`, { type });
}

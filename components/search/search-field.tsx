"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useTransition } from "react";
import { classNames } from "@/components/ui/class-names";

/** So long after the last key the search begins, in ms. */
const settledMs = 150;
const shortest = 2;

/** A form like any other without scripts; with them, results come as one types. */
export function SearchField({ asked, error }: { asked: string; error: string | null }) {
  const router = useRouter();
  const [isLooking, startLooking] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Back and forward change what is asked for, but not what stands in the field.
    const field = input.current;
    if (field && document.activeElement !== field) field.value = asked;
  }, [asked]);

  const look = (q: string) => {
    clearTimeout(timer.current);
    const path = q.trim() === "" ? "/search" : `/search?q=${encodeURIComponent(q.trim())}`;
    startLooking(() => router.replace(path, { scroll: false }));
  };

  return (
    <form
      className={classNames("search-form", isLooking && "looking")}
      action="/search"
      role="search"
      aria-label="Messages"
      onSubmit={(event) => {
        event.preventDefault();
        look(input.current?.value ?? "");
      }}
    >
      <label className="search-field">
        <Search aria-hidden="true" />
        <input
          ref={input}
          type="search"
          name="q"
          aria-label="Search messages"
          placeholder="Search messages"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: one comes to this page to type here
          autoFocus
          enterKeyHint="search"
          defaultValue={asked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          onChange={(event) => {
            const q = event.currentTarget.value;
            clearTimeout(timer.current);
            if ([...q.trim()].length === 1 && q.trim().length < shortest) return;
            timer.current = setTimeout(() => look(q), settledMs);
          }}
        />
      </label>
      {error && (
        <p className="alert" role="alert" id={errorId}>
          {error}
        </p>
      )}
    </form>
  );
}

"use client";

import { type EmojiData, EmojiPicker as Picker } from "frimousse";
import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { placeMenuAt } from "@/components/ui/place-menu";
import { loadEmoji } from "./emoji-book";
import { keepRecent, recentEmoji } from "./recent-emoji";
import { chosenTone, keepTone, type SkinTone, skinTones } from "./skin-tone";

type Props = {
  /** What it opens beside. */
  at: DOMRect;
  onChoose: (emoji: string) => void;
  onClose: () => void;
};

const columns = 8;

/** All emoji, with a search, skin tones and what was used last; open for as long as it is rendered. */
export function EmojiPicker({ at, onChoose, onClose }: Props) {
  const popover = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [tone, setTone] = useState<SkinTone>(chosenTone);
  const [query, setQuery] = useState("");
  const [failed, setFailed] = useState(false);
  const [recent] = useState(recentEmoji);
  useLayoutEffect(() => {
    if (!popover.current) return;
    popover.current.showPopover();
    placeMenuAt(popover.current, at);
    search.current?.focus();
  }, [at]);
  useEffect(() => {
    loadEmoji().catch(() => setFailed(true));
  }, []);

  // Closed first, which gives the focus back: what is chosen may take it further.
  const choose = (emoji: string) => {
    keepRecent(emoji);
    popover.current?.hidePopover();
    onClose();
    onChoose(emoji);
  };

  return (
    <div
      ref={popover}
      className="menu emoji-picker"
      role="dialog"
      aria-label="Emoji"
      popover="auto"
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      <Picker.Root
        columns={columns}
        skinTone={tone}
        resolveEmojiData={resolveData}
        onEmojiSelect={({ emoji }) => choose(emoji)}
      >
        <Picker.Search
          ref={search}
          // The form around it is not meant: Enter chooses and sends nothing.
          form="emoji"
          className="field-input"
          aria-label="Search emoji"
          placeholder="Search emoji"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {recent.length > 0 && query === "" && (
          <div className="emoji-row" role="group" aria-label="Recently used">
            {recent.slice(0, columns).map((emoji) => (
              <button key={emoji} type="button" className="emoji" onClick={() => choose(emoji)}>
                {emoji}
              </button>
            ))}
          </div>
        )}
        <Picker.Viewport className="emoji-viewport">
          {failed ? (
            <p role="alert">Emoji need a connection. Try again.</p>
          ) : (
            <Picker.Loading className="soft">Loading</Picker.Loading>
          )}
          <Picker.Empty className="soft">No emoji matches.</Picker.Empty>
          <Picker.List className="emoji-list" components={components} />
        </Picker.Viewport>
      </Picker.Root>
      <fieldset className="tones">
        <legend className="vh">Skin tone</legend>
        {skinTones.map((one, index) => (
          <label key={one} data-tip={one === "none" ? "No skin tone" : `${one} skin tone`}>
            <input
              type="radio"
              name="tone"
              className="vh"
              checked={tone === one}
              onChange={() => {
                keepTone(one);
                setTone(one);
              }}
            />
            <span aria-hidden="true">{hands[index]}</span>
            <span className="vh">{one === "none" ? "No skin tone" : `${one} skin tone`}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

const hands = ["👋", "👋🏻", "👋🏼", "👋🏽", "👋🏾", "👋🏿"];

const components: NonNullable<ComponentProps<typeof Picker.List>["components"]> = {
  CategoryHeader: ({ category, ...rest }) => (
    <div {...rest} className="emoji-group">
      {category.label}
    </div>
  ),
  // Frimousse counts rows and columns from 0, ARIA from 1.
  Row: ({ "aria-rowindex": index = 0, ...rest }) => (
    <div {...rest} {...{ "aria-rowindex": index + 1 }} className="emoji-row" />
  ),
  Emoji: ({ emoji: { emoji, label, isActive }, "aria-colindex": index = 0, ...rest }) => (
    <button
      {...rest}
      {...{ "aria-colindex": index + 1 }}
      type="button"
      className="emoji"
      aria-label={label}
      data-active={isActive || undefined}
    >
      {emoji}
    </button>
  ),
};

async function resolveData(): Promise<EmojiData> {
  const { groups, emoji } = await loadEmoji();
  const tones = skinTones.slice(1);
  return {
    locale: "en",
    categories: Object.entries(groups).map(([index, label]) => ({ index: Number(index), label })),
    skinTones: Object.fromEntries(
      tones.map((tone) => [tone, `${tone} skin tone`]),
    ) as EmojiData["skinTones"],
    emojis: emoji.map(({ emoji, label, group, tags, codes, tones: own }) => ({
      ...{ emoji, label, category: group, version: 1, tags: [...tags, ...codes] },
      ...(own && {
        skins: Object.fromEntries(
          tones.map((tone, index) => [tone, own[index] ?? emoji]),
        ) as NonNullable<EmojiData["emojis"][number]["skins"]>,
      }),
    })),
  };
}

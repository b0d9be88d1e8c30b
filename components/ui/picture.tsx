"use client";

import { useEffect, useRef, useState } from "react";
import { pictureSizes } from "@/lib/contract/pictures";

type Props = {
  url: string;
  /** In px, of a side. */
  size: number;
};

/** Fills the face it stands in; one that cannot be loaded leaves the initials to be seen. */
export function Picture({ url, size }: Props) {
  const [broken, setBroken] = useState(false);
  const image = useRef<HTMLImageElement>(null);

  // It may have failed before scripts began to listen.
  useEffect(() => {
    const { complete, naturalWidth } = image.current ?? {};
    if (complete && naturalWidth === 0) setBroken(true);
  }, []);

  if (broken) return null;
  const { small, large } = pictureSizes;
  return (
    <img
      ref={image}
      src={`${url}?size=small`}
      srcSet={`${url}?size=small ${small}w, ${url}?size=large ${large}w`}
      sizes={`${size}px`}
      width={size}
      height={size}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}

"use client";

import { useEffect, useState } from "react";

type Place = { id: string | undefined; wasInView: boolean };

/**
 * The id of the section that the reader is at: the one they chose until it has left the view again,
 * else the topmost one in view. Undefined before scripts know what is in view.
 */
export function useSectionInView(ids: readonly string[]) {
  const [place, setPlace] = useState<Place>({ id: undefined, wasInView: true });
  const choose = (id: string) => setPlace({ id, wasInView: false });

  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target.id);
        else inView.delete(target.id);
      }
      setPlace((present) => {
        const isInView = present.id !== undefined && inView.has(present.id);
        if (isInView) return { ...present, wasInView: true };
        // On its way there, past others.
        if (!present.wasInView) return present;
        return { id: ids.find((id) => inView.has(id)), wasInView: true };
      });
    });
    for (const id of ids) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    const follow = () => {
      const id = location.hash.slice(1);
      if (ids.includes(id)) setPlace({ id, wasInView: inView.has(id) });
    };
    follow();
    addEventListener("hashchange", follow);
    return () => {
      observer.disconnect();
      removeEventListener("hashchange", follow);
    };
  }, [ids]);
  return { current: place.id, choose };
}

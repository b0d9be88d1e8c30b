import { Component, type ReactNode, type RefObject } from "react";
import { distanceFromEnd, findPlace, followingPx, holdPlace, type Place } from "./scroll-place";

type Props = {
  scroller: RefObject<HTMLElement | null>;
  /** Changes when something was added at the end. */
  newest: string;
  /** The list goes on below what is mounted. */
  more: boolean;
  children: ReactNode;
};

/**
 * Keeps the reader's line where it is whatever is added, above or below; a reader at the end goes
 * along instead. A class, because only `getSnapshotBeforeUpdate` sees the list just before it changes.
 */
export class ScrollKeeper extends Component<Props> {
  getSnapshotBeforeUpdate(before: Props): Place | "end" | null {
    const scroller = this.props.scroller.current;
    if (!scroller) return null;
    const isAtEnd = !before.more && distanceFromEnd(scroller) <= followingPx;
    return isAtEnd ? "end" : findPlace(scroller);
  }

  componentDidUpdate(before: Props, _state: unknown, place: Place | "end" | null) {
    const scroller = this.props.scroller.current;
    if (!scroller || !place) return;
    // Where the end was reached just now, there is a rest to be taken away yet.
    if (place !== "end") holdPlace(scroller, place, before.more);
    else if (before.newest !== this.props.newest) scroller.scrollTop = 0;
  }

  render() {
    return this.props.children;
  }
}

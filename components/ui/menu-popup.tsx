"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import { classNames } from "./class-names";
import type { MenuItem } from "./menu";

type Props = {
  id: string;
  label: string;
  items: MenuItem[];
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

/** The open menu: arrow keys, type-ahead, Home, End and Escape are Base UI's. */
export default function MenuPopup({ id, label, items, anchor, onClose }: Props) {
  const plain = items.filter((item) => !item.danger);
  const destructive = items.filter((item) => item.danger);
  return (
    <BaseMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={8}>
          <BaseMenu.Popup id={id} className="menu" aria-label={label} finalFocus={anchor}>
            {plain.map((item) => (
              <Item key={item.label} item={item} />
            ))}
            {plain.length > 0 && destructive.length > 0 && (
              <BaseMenu.Separator className="menu-rule" />
            )}
            {destructive.map((item) => (
              <Item key={item.label} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Item({ item: { label, icon: Icon, onSelect, danger } }: { item: MenuItem }) {
  return (
    <BaseMenu.Item className={classNames("menu-item", danger && "danger")} onClick={onSelect}>
      {Icon && <Icon aria-hidden="true" />}
      {label}
    </BaseMenu.Item>
  );
}

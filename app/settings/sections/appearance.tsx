import { enterBreaks } from "@/app/rooms/enter-key";
import { EnterKeyForm } from "@/components/settings/enter-key-form";
import { Setting } from "@/components/settings/setting";

export async function AppearanceSection() {
  return (
    <Setting id="appearance" title="Appearance" intro="How Hearth behaves on this device.">
      <EnterKeyForm breaks={await enterBreaks()} />
    </Setting>
  );
}

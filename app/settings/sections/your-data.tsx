import { Setting } from "@/components/settings/setting";

export function YourDataSection() {
  return (
    <Setting
      id="data"
      title="Your data"
      intro="Your profile, your rooms, every message you wrote and where you signed in, as one zip file."
    >
      <p>
        <a className="btn" href="/api/v1/me/data" download>
          Download my data
        </a>
      </p>
    </Setting>
  );
}

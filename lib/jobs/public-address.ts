import { BlockList, isIPv6 } from "node:net";

/** What is special among IPv4 addresses: IANA's registry, multicast, and what is reserved. */
const special4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** Where public IPv6 addresses are; outside are loopback, mapped, translated, local and multicast. */
const global6 = ["2000::/3"];

/** What is special inside: protocols (Teredo, ORCHID), documentation, 6to4, AS112. */
const special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

const notPublic4 = listOf(special4, "ipv4");
const global = listOf(global6, "ipv6");
const notPublic6 = listOf(special6, "ipv6");

/** Whether an IP address leads to the public internet, and not into the house, the host or a tunnel. */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !notPublic4.check(address, "ipv4");
  return global.check(address, "ipv6") && !notPublic6.check(address, "ipv6");
}

function listOf(ranges: string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = "", prefix] = range.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

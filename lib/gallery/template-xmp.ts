/** What an exported copy says of the template it was made from: nothing secret, and the same in every format. */
export type TemplateMark = { slug: string; version: number | null; digest: string | null };

const namespace = "https://pentimento.studio/ns/template/1.0/";
const value = {
  slug: /pentimento:template="([a-z0-9-]{1,100})"/,
  version: /pentimento:version="([1-9]\d{0,6})"/,
  digest: /pentimento:digest="(sha256-[0-9a-f]{64})"/,
};

/** The mark as an XMP packet. */
export function templateXmp({ slug, version, digest }: TemplateMark): string {
  const marks = [
    `pentimento:template="${slug}"`,
    ...(version === null ? [] : [`pentimento:version="${version}"`]),
    ...(digest === null ? [] : [`pentimento:digest="${digest}"`]),
  ];
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pentimento="${namespace}" ${marks.join(" ")}/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/** The mark in a packet from anywhere, or null. */
export function templateInXmp(packet: string): TemplateMark | null {
  if (!packet.includes(namespace)) return null;
  const slug = value.slug.exec(packet)?.[1];
  if (!slug) return null;
  const version = value.version.exec(packet)?.[1];
  return { slug, version: version ? Number(version) : null, digest: value.digest.exec(packet)?.[1] ?? null };
}

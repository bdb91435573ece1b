/** One file of a zip; nothing is compressed. `crc32` is known when its bytes have been written. */
export type ZipEntry = { name: string; bytes: number; modifiedAt: Date; crc32: number; offset: number };

const most32 = 0xffffffff;
const most16 = 0xffff;
// Bit 3: checksum and sizes follow the bytes. Bit 11: the name is UTF-8.
const flags = 0x0808;
const headBytes = 30;
const descriptorBytes = 16;
const recordBytes = 46;
const offsetFieldBytes = 12;
const endBytes = 22;
const end64Bytes = 56 + 20;

const nameBytes = ({ name }: ZipEntry) => Buffer.byteLength(name);
const isFar = ({ offset }: ZipEntry) => offset >= most32;

/** What stands before a file's bytes (APPNOTE 6.3.10, 4.3.7). */
export function fileHead(entry: ZipEntry): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  writeMoment(head, 10, entry.modifiedAt);
  head.writeUInt16LE(nameBytes(entry), 26);
  return Buffer.concat([head, Buffer.from(entry.name)]);
}

/** What follows them (4.3.9). */
export function fileTail({ crc32, bytes }: ZipEntry): Buffer {
  const tail = Buffer.alloc(descriptorBytes);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc32, 4);
  tail.writeUInt32LE(bytes, 8);
  tail.writeUInt32LE(bytes, 12);
  return tail;
}

/** The list of all files at the end, and its end (4.3.12 - 4.3.16); ZIP64 where it must be. */
export function directory(entries: readonly ZipEntry[], offset: number): Buffer {
  const records = Buffer.concat(entries.map(record));
  return Buffer.concat([records, ends(entries.length, records.length, offset)]);
}

function record(entry: ZipEntry): Buffer {
  const far = isFar(entry);
  const head = Buffer.alloc(recordBytes);
  head.writeUInt32LE(0x02014b50, 0);
  // Made on Unix: the mode is one of a plain file.
  head.writeUInt16LE((3 << 8) | 45, 4);
  head.writeUInt16LE(far ? 45 : 20, 6);
  head.writeUInt16LE(flags, 8);
  writeMoment(head, 12, entry.modifiedAt);
  head.writeUInt32LE(entry.crc32, 16);
  head.writeUInt32LE(entry.bytes, 20);
  head.writeUInt32LE(entry.bytes, 24);
  head.writeUInt16LE(nameBytes(entry), 28);
  head.writeUInt16LE(far ? offsetFieldBytes : 0, 30);
  head.writeUInt32LE(0o100644 * 2 ** 16, 38);
  head.writeUInt32LE(far ? most32 : entry.offset, 42);
  const field = Buffer.alloc(far ? offsetFieldBytes : 0);
  if (far) {
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(8, 2);
    field.writeBigUInt64LE(BigInt(entry.offset), 4);
  }
  return Buffer.concat([head, Buffer.from(entry.name), field]);
}

const needs64 = (count: number, bytes: number, offset: number) =>
  count >= most16 || bytes >= most32 || offset >= most32;

function ends(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, most16), 8);
  end.writeUInt16LE(Math.min(count, most16), 10);
  end.writeUInt32LE(Math.min(bytes, most32), 12);
  end.writeUInt32LE(Math.min(offset, most32), 16);
  if (!needs64(count, bytes, offset)) return end;
  const end64 = Buffer.alloc(end64Bytes);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE((3 << 8) | 45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(bytes), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  end64.writeUInt32LE(0x07064b50, 56);
  end64.writeBigUInt64LE(BigInt(offset + bytes), 64);
  end64.writeUInt32LE(1, 72);
  return Buffer.concat([end64, end]);
}

/** Where each file begins, and the length of the whole zip: all of it is known before a byte is read. */
export function layOut(files: readonly Omit<ZipEntry, "crc32" | "offset">[]): {
  entries: ZipEntry[];
  bytes: number;
} {
  let offset = 0;
  const entries = files.map((file) => {
    const entry = { ...file, crc32: 0, offset };
    offset += headBytes + nameBytes(entry) + file.bytes + descriptorBytes;
    return entry;
  });
  const records = entries.reduce(
    (sum, entry) => sum + recordBytes + nameBytes(entry) + (isFar(entry) ? offsetFieldBytes : 0),
    0,
  );
  const end = endBytes + (needs64(entries.length, records, offset) ? end64Bytes : 0);
  return { entries, bytes: offset + records + end };
}

/** Two seconds exact, and nothing before 1980. */
function writeMoment(target: Buffer, at: number, moment: Date): void {
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const years = Math.max(0, moment.getUTCFullYear() - 1980);
  const date = (years << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  target.writeUInt16LE(time, at);
  target.writeUInt16LE(date, at + 2);
}

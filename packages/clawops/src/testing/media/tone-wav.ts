const RATE = 8000;
const SAMPLES = RATE / 2;
const FREQUENCY = 440;
const HEADER_BYTES = 44;

/** Half a second of a quiet tone as a WAV file: PCM, 16 bit, mono, 8 kHz. */
export function toneWav(): Uint8Array<ArrayBuffer> {
  const dataBytes = SAMPLES * 2;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes));
  const tag = (offset: number, name: string): void => {
    for (const [index, letter] of Array.from(name).entries()) view.setUint8(offset + index, letter.charCodeAt(0));
  };
  tag(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  tag(8, "WAVE");
  tag(12, "fmt ");
  view.setUint32(16, 16, true); // bytes of this part
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true); // bytes per second
  view.setUint16(32, 2, true); // bytes per sample
  view.setUint16(34, 16, true); // bits per sample
  tag(36, "data");
  view.setUint32(40, dataBytes, true);
  for (let index = 0; index < SAMPLES; index += 1) {
    const level = Math.sin((2 * Math.PI * FREQUENCY * index) / RATE) * 0x0fff;
    view.setInt16(HEADER_BYTES + index * 2, Math.round(level), true);
  }
  return new Uint8Array(view.buffer);
}

import { createTheme, type MantineThemeOverride } from "@mantine/core";

/** System fonts only: nothing is loaded from elsewhere. */
const sans =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif";
const mono = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

export const theme: MantineThemeOverride = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: "md",
  fontFamily: sans,
  fontFamilyMonospace: mono,
  headings: { fontFamily: sans, fontWeight: "600" },
  cursorType: "pointer",
  respectReducedMotion: true,
});

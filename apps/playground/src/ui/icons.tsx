import type { JSX, ReactNode } from "react";

interface IconProps {
  /** Width and height in pixels. @default 16 */
  readonly size?: number;
}

function Icon({ size = 16, children }: IconProps & { readonly children: ReactNode }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

export const SettingsIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4" />
    <circle cx="16" cy="6" r="2" />
    <circle cx="8" cy="12" r="2" />
    <circle cx="14" cy="18" r="2" />
  </Icon>
);

export const SunIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
  </Icon>
);

export const MoonIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M20.5 14.5A8.5 8.5 0 0 1 9.5 3.5a8.5 8.5 0 1 0 11 11z" />
  </Icon>
);

export const MessageIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M21 12a8 8 0 0 1-8 8H4l2-3.2A8 8 0 1 1 21 12z" />
  </Icon>
);

export const PhoneIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M21 16.5v3a1.5 1.5 0 0 1-1.6 1.5C11 20.4 3.6 13 3 4.6A1.5 1.5 0 0 1 4.5 3h3A1.5 1.5 0 0 1 9 4.3l.6 3a1.5 1.5 0 0 1-.5 1.4L7.5 10a13 13 0 0 0 6.5 6.5l1.3-1.6a1.5 1.5 0 0 1 1.4-.5l3 .6a1.5 1.5 0 0 1 1.3 1.5z" />
  </Icon>
);

export const AgentIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <rect x="4" y="8" width="16" height="11" rx="3" />
    <path d="M12 8V4M9 13v1.5M15 13v1.5" />
    <circle cx="12" cy="3.5" r=".8" />
  </Icon>
);

export const PauseIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M9 5v14M15 5v14" />
  </Icon>
);

export const PlayIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M7 5l11 7-11 7z" />
  </Icon>
);

export const ClearIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M4 7h16M10 11v6M14 11v6M6 7l1 12a1.5 1.5 0 0 0 1.5 1.4h7A1.5 1.5 0 0 0 17 19l1-12M9 7V4.5h6V7" />
  </Icon>
);

export const RefreshIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <path d="M20 11a8 8 0 1 0-.8 4.5M20 5v6h-6" />
  </Icon>
);

export const CopyIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M5 15H4.5A1.5 1.5 0 0 1 3 13.5v-9A1.5 1.5 0 0 1 4.5 3h9A1.5 1.5 0 0 1 15 4.5V5" />
  </Icon>
);

export const SearchIcon = (props: IconProps): JSX.Element => (
  <Icon {...props}>
    <circle cx="11" cy="11" r="6.5" />
    <path d="M16 16l4.5 4.5" />
  </Icon>
);

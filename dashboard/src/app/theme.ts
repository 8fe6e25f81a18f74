/**
 * The look, in one place: colours, type, radii and shadow as CSS variables (`--pf-*`), and Mantine's own
 * variables pointed at them. Change a value here and it changes everywhere.
 */
import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Text pairs keep 4.5:1 or more, control borders 3:1. */
const light = {
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  sunken: '#F3F1EA',
  line: '#E6E3DC',
  control: '#8C8A82',
  ink: '#1B1F1D',
  muted: '#5B615E',
  accent: '#0F6B4F',
  'accent-hover': '#0B573F',
  'on-accent': '#FFFFFF',
  soft: '#E3F1EB',
  'soft-hover': '#D3E8DF',
  'on-soft': '#0B513C',
  warning: '#7A4F00',
  'warning-soft': '#FFF4DB',
  danger: '#A3262A',
  'danger-soft': '#FCEBEB',
  info: '#1F4E8C',
  'info-soft': '#E8F0FA',
  shadow: '0 1px 2px rgba(27, 31, 29, 0.05), 0 12px 32px -12px rgba(27, 31, 29, 0.22)',
  'chart-1': '#0F6B4F',
  'chart-2': '#C2571A',
  'chart-3': '#2F5DA8',
  'chart-4': '#8A4FA3',
  'chart-5': '#8A7A00',
  'chart-6': '#5B615E',
};

const dark: typeof light = {
  paper: '#121513',
  surface: '#1A1E1B',
  sunken: '#232824',
  line: '#2C322E',
  control: '#727A74',
  ink: '#ECEFEC',
  muted: '#A3ACA6',
  accent: '#5CC9A2',
  'accent-hover': '#76D6B3',
  'on-accent': '#0B1A14',
  soft: '#17342A',
  'soft-hover': '#1D4135',
  'on-soft': '#9FE3C8',
  warning: '#F2C46D',
  'warning-soft': '#33280F',
  danger: '#F29A9A',
  'danger-soft': '#3A1D1E',
  info: '#9CC2F2',
  'info-soft': '#1A2A40',
  shadow: '0 1px 2px rgba(0, 0, 0, 0.4), 0 16px 40px -12px rgba(0, 0, 0, 0.7)',
  'chart-1': '#5CC9A2',
  'chart-2': '#F0915A',
  'chart-3': '#82AEF0',
  'chart-4': '#C99ADD',
  'chart-5': '#CFBF4E',
  'chart-6': '#A3ACA6',
};

function asVariables(colors: typeof light): Record<string, string> {
  const own = Object.fromEntries(Object.entries(colors).map(([name, value]) => [`--pf-${name}`, value]));
  return {
    ...own,
    '--mantine-color-body': colors.paper,
    '--mantine-color-text': colors.ink,
    '--mantine-color-bright': colors.ink,
    '--mantine-color-dimmed': colors.muted,
    '--mantine-color-placeholder': colors.muted,
    '--mantine-color-anchor': colors.accent,
    '--mantine-color-error': colors.danger,
    '--mantine-color-default': colors.surface,
    '--mantine-color-default-hover': colors.sunken,
    '--mantine-color-default-color': colors.ink,
    '--mantine-color-default-border': colors.line,
    '--mantine-color-disabled': colors.sunken,
    '--mantine-color-disabled-color': colors.muted,
    '--mantine-color-disabled-border': colors.line,
    '--mantine-primary-color-filled': colors.accent,
    '--mantine-primary-color-filled-hover': colors['accent-hover'],
    '--mantine-primary-color-contrast': colors['on-accent'],
    '--mantine-primary-color-light': colors.soft,
    '--mantine-primary-color-light-hover': colors['soft-hover'],
    '--mantine-primary-color-light-color': colors['on-soft'],
    '--mantine-color-accent-filled': colors.accent,
    '--mantine-color-accent-filled-hover': colors['accent-hover'],
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--pf-ease': 'cubic-bezier(0.2, 0, 0, 1)', '--pf-rail': '232px', '--pf-bar': '64px' },
  light: asVariables(light),
  dark: asVariables(dark),
});

const roles: Record<string, { solid: string; on: string; soft: string; text: string }> = {
  accent: {
    solid: 'var(--pf-accent)',
    on: 'var(--pf-on-accent)',
    soft: 'var(--pf-soft)',
    text: 'var(--pf-on-soft)',
  },
  danger: {
    solid: 'var(--pf-danger)',
    on: 'var(--pf-surface)',
    soft: 'var(--pf-danger-soft)',
    text: 'var(--pf-danger)',
  },
  warning: {
    solid: 'var(--pf-warning)',
    on: 'var(--pf-surface)',
    soft: 'var(--pf-warning-soft)',
    text: 'var(--pf-warning)',
  },
  info: {
    solid: 'var(--pf-info)',
    on: 'var(--pf-surface)',
    soft: 'var(--pf-info-soft)',
    text: 'var(--pf-info)',
  },
  neutral: {
    solid: 'var(--pf-ink)',
    on: 'var(--pf-surface)',
    soft: 'var(--pf-sunken)',
    text: 'var(--pf-ink)',
  },
};

/** Colours are roles, not shades: `color="danger"` means danger in both schemes. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const role = roles[color ?? 'accent'] ?? roles.accent;
  if (!role) throw new Error('unreachable: the accent role always exists');
  switch (variant) {
    case 'filled':
      return {
        background: role.solid,
        hover: color && color !== 'accent' ? role.solid : 'var(--pf-accent-hover)',
        color: role.on,
        border: '1px solid transparent',
      };
    case 'light':
      return { background: role.soft, hover: role.soft, color: role.text, border: '1px solid transparent' };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--pf-sunken)',
        color: role.text,
        border: '1px solid transparent',
      };
    case 'outline':
      return {
        background: 'transparent',
        hover: role.soft,
        color: role.text,
        border: `1px solid ${role.text}`,
      };
    default:
      return {
        background: 'var(--pf-surface)',
        hover: 'var(--pf-sunken)',
        color: color && color !== 'accent' ? role.text : 'var(--pf-ink)',
        border: '1px solid var(--pf-control)',
      };
  }
};

const accentShades: MantineColorsTuple = [
  '#EDF7F2', '#E3F1EB', '#C4E3D6', '#9FD3BD', '#5CC9A2', '#2E9C76', '#1B815F', '#0F6B4F', '#0B513C', '#083B2C',
]; // prettier-ignore

const text = (px: number, line: number) => ({ size: `${String(px / 16)}rem`, line: String(line / px) });
const sizes = { xs: text(12, 16), sm: text(14, 20), md: text(14, 20), lg: text(16, 24), xl: text(20, 28) };
const pick = (key: 'size' | 'line') =>
  Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, value[key]]));

const fontFamily = "'Figtree Variable', Figtree, system-ui, -apple-system, 'Segoe UI', sans-serif";
const field = { defaultProps: { size: 'sm' } };

export const theme = createTheme({
  colors: { accent: accentShades },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver,
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: pick('size'),
  lineHeights: pick('line'),
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '2.25rem' },
      h2: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'var(--pf-shadow)',
    md: 'var(--pf-shadow)',
    lg: 'var(--pf-shadow)',
    xl: 'var(--pf-shadow)',
  },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: field,
    PasswordInput: field,
    Textarea: field,
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        transitionProps: { duration: 160 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
        multiline: true,
        maw: 300,
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
});

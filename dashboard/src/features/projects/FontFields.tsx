import { Select, type ComboboxItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/shared/api/keys';
import { studio } from '@/shared/api/studioCalls';
import { faceOf, fontName, fontsToChoose, useFaces } from './fonts';

interface Props {
  /** Empty: the template's own. */
  heading: string;
  text: string;
  onChange: (field: 'heading_font' | 'text_font', font: string) => void;
}

/** The brand's fonts, each shown in its own face. */
export function FontFields({ heading, text, onChange }: Props) {
  const { data } = useQuery({ queryKey: keys.templateSchemas, queryFn: studio.schemas, staleTime: Infinity });
  const fonts = fontsToChoose(data?.fonts ?? [], [heading, text]);
  const options = [
    { value: '', label: 'The template’s own' },
    ...fonts.map((font) => ({ value: font, label: fontName(font) })),
  ];
  useFaces(fonts);
  const field = (label: string, name: 'heading_font' | 'text_font', value: string) => (
    <Select
      label={label}
      data={options}
      allowDeselect={false}
      value={value}
      styles={{ input: { fontFamily: faceOf(value) } }}
      renderOption={InItsFace}
      onChange={(font) => {
        onChange(name, font ?? '');
      }}
    />
  );
  return (
    <>
      {field('Font of headlines', 'heading_font', heading)}
      {field('Font of smaller texts', 'text_font', text)}
    </>
  );
}

const InItsFace = ({ option }: { option: ComboboxItem }) => (
  <span style={{ fontFamily: faceOf(option.value) }}>{option.label}</span>
);

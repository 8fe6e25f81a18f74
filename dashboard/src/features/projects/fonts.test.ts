import { expect, test } from 'vitest';
import { faceOf, fontName, fontsToChoose } from './fonts';

test('fonts are named as people say them', () => {
  expect(
    [
      'Anton-Regular',
      'BricolageGrotesque-ExtraBold',
      'DMSerifDisplay-Regular',
      'Fraunces-SemiBoldItalic',
      'SourceSerif4-SemiBold',
    ].map(fontName),
  ).toEqual([
    'Anton',
    'Bricolage Grotesque, extra bold',
    'DM Serif Display',
    'Fraunces, semi bold italic',
    'Source Serif 4, semi bold',
  ]);
});

test('fonts of other scripts are not offered, but one that is chosen stays', () => {
  const shipped = ['Caveat-Bold', 'NotoEmoji-Bold', 'NotoSansThai-Bold'];
  expect(fontsToChoose(shipped, ['', 'NotoSansThai-Bold'])).toEqual(['Caveat-Bold', 'NotoSansThai-Bold']);
  expect(fontsToChoose(shipped, [])).toEqual(['Caveat-Bold']);
});

test('no font is the page’s own', () => {
  expect(faceOf('')).toBeUndefined();
  expect(faceOf('Caveat-Bold')).toContain('Caveat-Bold');
});

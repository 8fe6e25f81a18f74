import { expect, test } from 'vitest';
import {
  limits,
  nameFrom,
  newLayer,
  readDesign,
  resolveBox,
  shiftBox,
  shiftEdge,
  sidesMoved,
  snap,
  withoutLayer,
  type Design,
  type Layer,
} from './design';

const card: Layer = { type: 'stack', name: 'card', box: { left: 44, top: 640, right: 956, bottom: 1456 } };
const photo: Layer = { type: 'picture', box: { left: 0, top: 0, right: 1000, bottom: 'card.top + 110' } };
const design = { name: 'a', title: 'A', margin: 48, ground: 'base', schemes: { day: { base: 'paper' } }, layers: [photo, card] } as Design; // prettier-ignore
const stacks = new Map([['card', { left: 44, top: 800, right: 956, bottom: 1456 }]]);

test('an edge that refers to a stack stands where its texts stand, and moves by its distance', () => {
  expect(resolveBox(photo.box, stacks).bottom).toBe(910);
  expect(shiftEdge('card.top + 110', -120)).toBe('card.top - 10');
  expect(shiftEdge('card.top', 8)).toBe('card.top + 8');
  expect(shiftEdge('card.top - 8', 8)).toBe('card.top');
  expect(shiftEdge(40, 0.5)).toBe(40.5);
});

test('a text box stays within the margin however far it is dragged, a picture may leave the canvas', () => {
  const rect = resolveBox(card.box, stacks);
  const padded = { ...card, panel: { padding: 10 } };
  expect(sidesMoved('move', { x: 500, y: -900 }, rect, limits(padded, 48))).toEqual({ left: 6, right: 6, top: -602, bottom: -602 }); // prettier-ignore
  expect(sidesMoved('se', { x: 500, y: 0 }, { ...rect, right: 800 }, limits(card, 48)).right).toBe(152);
  expect(sidesMoved('nw', { x: 5000, y: 0 }, rect, limits(card, 48)).left).toBe(912 - 24);
  expect(sidesMoved('move', { x: -200, y: 0 }, resolveBox(photo.box, stacks), limits(photo, 48)).left).toBe(
    -200,
  );
});

test('something of a picture stays on the page', () => {
  const rect = resolveBox(photo.box, stacks);
  const moved = sidesMoved('move', { x: 5000, y: 0 }, rect, limits(photo, 48));
  expect(rect.left + moved.left).toBe(1000 - 24);
});

test('a box that is already outside may be moved back, and is not thrown across', () => {
  const outside = { left: 20, top: 100, right: 400, bottom: 300 };
  expect(sidesMoved('move', { x: 0, y: 0 }, outside, limits(card, 48)).left).toBe(0);
  expect(sidesMoved('move', { x: 30, y: 0 }, outside, limits(card, 48)).left).toBe(30);
});

test('a movement is pulled to the margin, the middle and the other boxes, from near only', () => {
  const rect = { left: 100, top: 100, right: 300, bottom: 200 };
  expect(snap('move', { x: -49, y: 0 }, rect, [], 48, 8)).toMatchObject({
    by: { x: -52 },
    guides: { x: 48 },
  });
  expect(snap('move', { x: 297, y: 0 }, rect, [], 48, 8).by.x).toBe(300);
  const other = { left: 420, top: 600, right: 900, bottom: 700 };
  expect(snap('se', { x: 118, y: 30 }, rect, [other], 48, 8)).toEqual({ by: { x: 120, y: 30 }, guides: { x: 420, y: null } }); // prettier-ignore
});

test('a resized box keeps what did not move as it was written', () => {
  expect(shiftBox(photo.box, { left: 0, top: 10, right: 0, bottom: 0 })).toEqual({ left: 0, top: 10, right: 1000, bottom: 'card.top + 110' }); // prettier-ignore
});

test('without a text box, what referred to it stays in its place', () => {
  expect(withoutLayer(design, 1, stacks).layers).toEqual([{ ...photo, box: { left: 0, top: 0, right: 1000, bottom: 910 } }]); // prettier-ignore
});

test('a new text box gets a name of its own', () => {
  const once = { ...design, layers: [...design.layers, newLayer(design, 'stack')] };
  expect(newLayer(once, 'stack').name).toBe('box2');
});

test('a text that is no design is none', () => {
  for (const text of [
    '',
    '{',
    '[]',
    '{"layers": [], "schemes": {}}',
    '{"margin": 48, "schemes": {}, "layers": [{"type": "shape"}]}',
  ]) {
    expect(readDesign(text)).toBeNull();
  }
  expect(readDesign(JSON.stringify(design))?.layers).toHaveLength(2);
});

test('a name comes out of any title', () => {
  expect(nameFrom('Hérbst 2026: Küche', new Set())).toBe('herbst-2026-kuche');
  expect(nameFrom('Hero', new Set(['hero', 'hero-2']))).toBe('hero-3');
  expect(nameFrom('夏', new Set())).toBe('my-template');
});

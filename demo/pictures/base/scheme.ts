import type { Scheme } from '../types.ts';

export interface Paint {
  wall: string;
  /** Brick or clinker of the same family. */
  brick: string;
  trim: string;
  door: string;
  roof: string;
  accent: string;
  /** Indoors. */
  room: string;
  cloth: string;
  wood: string;
}

export const paints: Record<Scheme, Paint> = {
  sand: {
    wall: '#e6d6b8',
    brick: '#c9a07a',
    trim: '#f6eedd',
    door: '#3f5a5e',
    roof: '#6d6a70',
    accent: '#c8703f',
    room: '#efe6d6',
    cloth: '#5f8088',
    wood: '#c29566',
  },
  brick: {
    wall: '#c9806a',
    brick: '#a9543f',
    trim: '#efe3d0',
    door: '#28483f',
    roof: '#565660',
    accent: '#2f6d66',
    room: '#f1e4da',
    cloth: '#b65f45',
    wood: '#a9744c',
  },
  sage: {
    wall: '#b9c6ad',
    brick: '#a98a72',
    trim: '#f3f1e4',
    door: '#8a3f33',
    roof: '#7c5546',
    accent: '#557f68',
    room: '#dfe6d8',
    cloth: '#6f8f74',
    wood: '#c8a273',
  },
  slate: {
    wall: '#c3cdd4',
    brick: '#8d8a8c',
    trim: '#f4f6f6',
    door: '#b4643a',
    roof: '#4b5866',
    accent: '#3f7191',
    room: '#e3e8ea',
    cloth: '#47657c',
    wood: '#b58e68',
  },
  ochre: {
    wall: '#e3b878',
    brick: '#b9714a',
    trim: '#fbf0dc',
    door: '#37596b',
    roof: '#a8553c',
    accent: '#3d7a76',
    room: '#f3e6c8',
    cloth: '#c58a3a',
    wood: '#b07f4f',
  },
  rose: {
    wall: '#e2bcae',
    brick: '#b26d5d',
    trim: '#faf0ea',
    door: '#4c4a68',
    roof: '#74585a',
    accent: '#7d5a77',
    room: '#f0e0da',
    cloth: '#a4667a',
    wood: '#bf906a',
  },
};

import { after, before, describe } from 'node:test';
import { deskImports } from './product/desk-imports.ts';
import { pages } from './product/pages.ts';
import { World } from './product/world.ts';

// The pages of the whole product, as they are after its first start.

const world = new World();

describe('the product in a browser', () => {
  before(() => world.start());
  after(() => world.close());

  describe('every page', () => pages(world));
  describe('imports in the desk', () => deskImports(world));
});

import { after, before, describe } from 'node:test';
import { access } from './product/access.ts';
import { badInput } from './product/bad-input.ts';
import { deliver } from './product/deliver.ts';
import { decision, offers } from './product/offers.ts';
import { start } from './product/start.ts';
import { World } from './product/world.ts';

// The whole product, started as `npm start` does and used through its public doors only. One story after the other:
// later ones find what earlier ones left. What is seen in a browser only has a product of its own: pages.test.ts.

const world = new World();

describe('the product', () => {
  before(() => world.start());
  after(() => world.close());

  describe('a delivery', () => deliver(world));
  describe('access', () => access(world));
  describe('what cannot be taken', () => badInput(world));
  describe('an offer', () => offers(world));
  describe('a decision', () => decision(world));
  describe('starting and ending', () => start(world));
});

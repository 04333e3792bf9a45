/** What to draw. Every picture is a pure function of its spec: the same spec always gives the same bytes of SVG. */

export type Hour = 'morning' | 'noon' | 'dusk' | 'night';
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';
export type City = 'montreal' | 'berlin' | 'cluj' | 'dublin';
export type Building =
  | 'triplex'
  | 'altbau'
  | 'plattenbau'
  | 'suburban'
  | 'villa'
  | 'apartments'
  | 'loft'
  | 'shop'
  | 'townhouses'
  | 'land';
export type Room = 'living' | 'kitchen' | 'bedroom' | 'bathroom' | 'office' | 'terrace';
/** The walls of a room: stucco and tall windows, plain and wide, or brick and steel. */
export type Shell = 'classic' | 'modern' | 'loft';
export type Scheme = 'sand' | 'brick' | 'sage' | 'slate' | 'ochre' | 'rose';
export type PlanLayout = 'studio' | 'two' | 'three' | 'four' | 'house' | 'shop' | 'loft' | 'plot';
export type PlanLanguage = 'fr' | 'de' | 'ro' | 'en';

interface Scene {
  seed: number;
  hour: Hour;
  season: Season;
  city: City;
  scheme: Scheme;
}

export interface FacadeSpec extends Scene {
  kind: 'facade';
  building: Building;
}

export interface RoomSpec extends Scene {
  kind: 'room';
  room: Room;
  shell: Shell;
}

export interface PlanSpec {
  kind: 'plan';
  seed: number;
  layout: PlanLayout;
  language: PlanLanguage;
  scheme: Scheme;
  /** m² of all rooms together (of the plot for `plot`): the layout is scaled to it. */
  area: number;
}

export type PictureSpec = FacadeSpec | RoomSpec | PlanSpec;

export interface PortraitSpec {
  seed: number;
  skin: 'porcelain' | 'light' | 'olive' | 'tan' | 'brown' | 'deep';
  hair: 'short' | 'side' | 'bob' | 'long' | 'bun' | 'curly' | 'bald';
  hairColour: 'black' | 'brown' | 'chestnut' | 'blond' | 'red' | 'grey';
  outfit: 'suit' | 'blazer' | 'shirt' | 'turtleneck';
  outfitColour: string;
  background: string;
  beard?: boolean;
  glasses?: boolean;
}

import { Brush } from './base/brush.ts';
import { lighten, mix, shade } from './base/colour.ts';
import type { PortraitSpec } from './types.ts';

const skins: Record<PortraitSpec['skin'], string> = {
  porcelain: '#f6d9c6',
  light: '#efc4a4',
  olive: '#dcae85',
  tan: '#c68f64',
  brown: '#9a6544',
  deep: '#6f452f',
};
const hairs: Record<PortraitSpec['hairColour'], string> = {
  black: '#2a2630',
  brown: '#4f3628',
  chestnut: '#7a4a30',
  blond: '#d3a862',
  red: '#b3592f',
  grey: '#a9abb0',
};

/** A broker's face, 400 × 400: geometric, the light from the upper left as everywhere. */
export function drawPortrait(spec: PortraitSpec): string {
  const b = new Brush({ seed: spec.seed, hour: 'noon', season: 'summer', city: 'dublin', scheme: 'sand' });
  const skin = skins[spec.skin];
  const hair = hairs[spec.hairColour];
  b.rect(
    0,
    0,
    400,
    400,
    b.linear(
      [
        [0, lighten(spec.background, 0.3)],
        [1, shade(spec.background, 0.1)],
      ],
      [0.7, 1],
    ),
  );
  b.circle(112, 108, 210, lighten(spec.background, 0.38), 'opacity=".5"');
  hairBehind(b, spec, hair);
  body(b, spec, skin);
  head(b, skin);
  if (spec.beard) beard(b, hair);
  face(b, spec, skin, hair);
  hairFront(b, spec, hair);
  if (spec.glasses) glasses(b);
  return b.svg(400, 400);
}

function body(b: Brush, { outfit, outfitColour: cloth }: PortraitSpec, skin: string): void {
  b.path(
    'M40 404Q46 306 134 286Q166 280 168 274h64q2 6 34 12Q354 306 360 404z',
    b.linear(
      [
        [0, lighten(cloth, 0.12)],
        [1, shade(cloth, 0.22)],
      ],
      [1, 0.6],
    ),
  );
  b.path(
    'M166 236h68v42q-34 30 -68 0z',
    b.linear([
      [0, shade(skin, 0.3)],
      [0.6, shade(skin, 0.16)],
      [1, shade(skin, 0.06)],
    ]),
  );
  if (outfit === 'turtleneck') {
    b.path('M156 266q44 22 88 0l6 44q-50 28 -100 0z', lighten(cloth, 0.1)).stroke(
      'M160 286q40 18 82 -2',
      shade(cloth, 0.2),
      2.5,
      'opacity=".6"',
    );
    return;
  }
  b.path('M164 270L200 334L236 270q-36 30 -72 0z', skin);
  if (outfit === 'shirt') {
    b.path('M160 268l-14 26 34 34 20 10z', lighten(cloth, 0.28)).path(
      'M240 268l14 26 -34 34 -20 10z',
      lighten(cloth, 0.16),
    );
    b.line(200, 338, 200, 404, shade(cloth, 0.3), 2.5);
    for (const y of [358, 386]) b.circle(205, y, 3, shade(cloth, 0.35));
    return;
  }
  const shirt = outfit === 'suit' ? '#fbf9f4' : '#f1e6d6';
  b.path('M150 284L200 404L250 284L236 268L200 332L164 268z', shirt)
    .path('M164 268l-14 12 26 46 24 8z', shade(shirt, 0.06))
    .path('M236 268l14 12 -26 46 -24 8z', shade(shirt, 0.12));
  if (outfit === 'suit')
    b.poly(
      [
        [191, 336],
        [209, 336],
        [214, 404],
        [186, 404],
      ],
      mix(cloth, '#b5472f', 0.75),
    ).poly(
      [
        [189, 328],
        [211, 328],
        [207, 344],
        [193, 344],
      ],
      mix(cloth, '#9a3a28', 0.75),
    );
  b.path('M148 280L120 300L142 330L132 342L190 404H196z', lighten(cloth, 0.2)).path(
    'M252 280L280 300L258 330L268 342L210 404H204z',
    lighten(cloth, 0.07),
  );
}

function head(b: Brush, skin: string): void {
  for (const x of [134, 266]) b.ellipse(x, 178, 12, 19, shade(skin, x > 200 ? 0.16 : 0.08));
  b.path(
    'M136 158Q136 92 200 92T264 158Q264 226 232 248Q214 262 200 262T168 248Q136 226 136 158z',
    b.linear(
      [
        [0, lighten(skin, 0.14)],
        [0.55, skin],
        [1, shade(skin, 0.16)],
      ],
      [1, 0.35],
    ),
  );
}

function face(b: Brush, spec: PortraitSpec, skin: string, hair: string): void {
  const brow = shade(hair, 0.1);
  for (const x of [174, 226]) {
    b.ellipse(x, 174, 8.5, 6, '#fdfaf5')
      .circle(x, 174, 5, '#3a2a22')
      .circle(x - 1.6, 172.4, 1.6, '#ffffff');
    b.stroke(`M${x - 10} 171q10 -8 20 0`, shade(skin, 0.6), 2.4, 'stroke-linecap="round"');
    b.stroke(
      `M${x - 13} 155q13 ${spec.hair === 'short' ? -6 : -9} 26 0`,
      brow,
      spec.beard || spec.hair === 'short' ? 5 : 3.6,
      'stroke-linecap="round"',
    );
  }
  b.stroke('M202 172q8 22 6 30q-4 7 -13 5', shade(skin, 0.3), 3, 'stroke-linecap="round"');
  for (const x of [156, 244]) b.ellipse(x, 204, 15, 10, '#e0705a', 'opacity=".2"');
  if (spec.seed % 3 !== 0) b.path('M178 222q22 9 44 0q-6 17 -22 17t-22 -17z', '#fdfaf5');
  b.stroke('M174 221q26 12 52 0', shade(mix(skin, '#a8423a', 0.45), 0.2), 3, 'stroke-linecap="round"').stroke(
    spec.seed % 3 ? 'M182 233q18 14 36 0' : 'M186 231q14 5 28 0',
    mix(skin, '#b5473f', 0.55),
    4,
    'stroke-linecap="round"',
  );
}

function beard(b: Brush, hair: string): void {
  b.path(
    'M137 176Q140 214 164 210Q182 204 200 210T236 210Q260 214 263 176Q266 240 236 258Q200 278 164 258Q134 240 137 176z',
    hair,
    'opacity=".92"',
  );
}

function glasses(b: Brush): void {
  for (const x of [173, 227])
    b.circle(x, 175, 21, '#ffffff', 'fill-opacity=".14"').circle(
      x,
      175,
      21,
      'none',
      'stroke="#2d2b33" stroke-width="4"',
    );
  b.stroke('M194 172q6 -5 12 0M152 170l-16 -4M248 170l16 -4', '#2d2b33', 4, 'stroke-linecap="round"');
}

function hairBehind(b: Brush, { hair: style }: PortraitSpec, hair: string): void {
  const tone = shade(hair, 0.18);
  if (style === 'long')
    b.path('M122 168Q112 66 200 66T278 168Q286 250 300 314Q250 338 200 322Q150 338 100 314Q114 250 122 168z', tone);
  if (style === 'bob')
    b.path('M120 160Q116 68 200 68T280 160Q288 232 272 254Q236 272 200 262Q164 272 128 254Q112 232 120 160z', tone);
  if (style === 'bun') b.circle(200, 62, 34, tone).circle(192, 54, 18, lighten(hair, 0.12));
  if (style !== 'curly') return;
  for (const [x, y, r] of [
    [128, 140, 34],
    [126, 186, 30],
    [140, 226, 26],
    [272, 140, 34],
    [274, 186, 30],
    [260, 226, 26],
    [150, 92, 36],
    [200, 76, 40],
    [250, 92, 36],
  ] as const)
    b.circle(x, y, r, tone);
}

function hairFront(b: Brush, { hair: style }: PortraitSpec, hair: string): void {
  const fill = b.linear(
    [
      [0, lighten(hair, 0.2)],
      [0.6, hair],
      [1, shade(hair, 0.2)],
    ],
    [1, 0.5],
  );
  if (style === 'short')
    b.path(
      'M132 168Q122 76 198 74Q276 70 268 168Q262 140 252 130Q222 136 176 122Q150 128 144 142Q138 152 132 168z',
      fill,
    );
  if (style === 'side')
    b.path(
      'M131 172Q118 84 186 70Q262 58 272 126Q272 150 267 172Q262 142 246 124Q196 136 156 108Q152 138 140 148Q134 158 131 172z',
      fill,
    );
  if (style === 'bob' || style === 'long')
    b.path('M128 206Q112 76 200 72Q288 76 272 206Q270 150 238 116Q206 140 156 136Q136 154 128 206z', fill);
  if (style === 'bun') b.path('M133 160Q128 78 200 76T267 160Q258 122 200 112Q142 122 133 160z', fill);
  if (style === 'curly')
    for (const [x, y, r] of [
      [146, 122, 24],
      [168, 102, 26],
      [200, 96, 27],
      [232, 102, 26],
      [254, 122, 24],
    ] as const)
      b.circle(x, y, r, hair).circle(x - 6, y - 7, r * 0.5, lighten(hair, 0.16));
  if (style === 'bald')
    b.path('M134 158q-4 -30 12 -46q-6 26 -4 44zM266 158q4 -30 -12 -46q6 26 4 44z', fill).ellipse(
      178,
      112,
      24,
      11,
      '#ffffff',
      'opacity=".3"',
    );
}

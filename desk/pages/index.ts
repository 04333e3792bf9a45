/**
 * The pages of the desk, in the order of the navigation. A page is a folder here and one entry in this list;
 * its code is loaded when it is opened.
 */
import { agencyIcon, homeIcon, importIcon, inboxIcon, keyIcon, lockIcon } from '../core/icons.ts';
import type { PageEntry } from '../core/page.ts';
import { isExecutive, isMember } from '../core/session.ts';
import { heldWaiting } from './imports/held.ts';

export const pages: readonly PageEntry[] = [
  {
    path: '/desk/offers',
    title: 'offers.title',
    icon: inboxIcon,
    allowed: isMember,
    load: () => import('./offers/page.ts').then(({ OffersPage }) => new OffersPage()),
  },
  {
    path: '/desk/listings',
    title: 'listings.title',
    icon: homeIcon,
    allowed: () => true,
    load: () => import('./listings/page.ts').then(({ ListingsPage }) => new ListingsPage()),
  },
  {
    path: '/desk/imports',
    title: 'imports.title',
    icon: importIcon,
    allowed: (viewer) => isExecutive(viewer) || viewer.isAdmin,
    load: () => import('./imports/page.ts').then(({ ImportsPage }) => new ImportsPage()),
    deep: true,
    waiting: heldWaiting,
  },
  {
    path: '/desk/agencies',
    title: 'agencies.title',
    icon: agencyIcon,
    allowed: (viewer) => isExecutive(viewer) || viewer.isAdmin,
    load: () => import('./agencies/page.ts').then(({ AgenciesPage }) => new AgenciesPage()),
    deep: true,
  },
  {
    path: '/desk/keys',
    title: 'keys.title',
    icon: keyIcon,
    allowed: (viewer) => isExecutive(viewer) || viewer.isAdmin,
    load: () => import('./keys/page.ts').then(({ KeysPage }) => new KeysPage()),
  },
  {
    path: '/desk/access',
    title: 'access.title',
    icon: lockIcon,
    allowed: () => true,
    load: () => import('./access/page.ts').then(({ AccessPage }) => new AccessPage()),
    aside: true,
  },
];

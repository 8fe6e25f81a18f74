import { lazy, Suspense, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { IconDots } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useLiveEvents } from '@/shared/live';
import { overviewQuery } from '@/shared/overview';
import { useSession } from '@/shared/session';
import { BrandMark } from '@/shared/ui/Brand';
import { Bell } from './Bell';
import { DemoNote, LiveNote, ProjectSwitcher, SchemeSwitch, UserMenu } from './ShellControls';
import { PLACES, type Place } from './places';
import css from './Shell.module.css';

// Only a phone needs it, and only when asked: it stays out of the first load.
const MoreSheet = lazy(() => import('./MoreSheet').then((module) => ({ default: module.MoreSheet })));

export function Shell() {
  const live = useLiveEvents();
  const { role } = useSession();
  const { data } = useQuery(overviewQuery);
  const [more, setMore] = useState(false);
  const inReview = data?.line.find((stage) => stage.stage === 'in_review')?.count ?? 0;
  const places = PLACES.filter((place) => !place.adminOnly || role === 'admin');
  const count = (place: Place) => (place.to === '/review' && inReview > 0 ? inReview : null);
  const main = places.filter((place) => place.group === 'work');
  const settings = places.filter((place) => place.group === 'setup');

  return (
    <div className={css.frame}>
      <a className="pf-skip" href="#content">
        Skip to the page
      </a>
      <aside className={css.rail}>
        <div className={css.brand}>
          <BrandMark />
          <span className={css.name}>
            Automated Pinterest <span>Money Flow</span>
          </span>
          <Bell />
        </div>
        <ProjectSwitcher />
        <nav aria-label="Main" className={css.nav}>
          {main.map((place) => (
            <RailLink key={place.to} place={place} count={count(place)} />
          ))}
          <p className={css.group}>Set up</p>
          {settings.map((place) => (
            <RailLink key={place.to} place={place} count={null} />
          ))}
        </nav>
        <div className={css.foot}>
          <DemoNote />
          <div className={css.footRow}>
            <LiveNote state={live} />
            <SchemeSwitch />
          </div>
          <UserMenu />
        </div>
      </aside>

      <section className={css.topbar} aria-label="Project and connection">
        <BrandMark size={28} />
        <ProjectSwitcher />
        <LiveNote state={live} />
        <Bell />
      </section>

      <main className={css.main} id="content" tabIndex={-1}>
        <div className={css.page}>
          <Outlet />
        </div>
      </main>

      <nav aria-label="Main" className={css.bar}>
        {main
          .filter((place) => place.onBar)
          .map((place) => (
            <BarLink key={place.to} place={place} count={count(place)} />
          ))}
        <MoreButton
          onOpen={() => {
            setMore(true);
          }}
          places={places.filter((place) => !place.onBar)}
        />
      </nav>
      {more && (
        <Suspense fallback={null}>
          <MoreSheet
            onClose={() => {
              setMore(false);
            }}
          >
            <nav
              aria-label="More pages"
              className={css.sheetNav}
              onClick={() => {
                setMore(false);
              }}
            >
              {places
                .filter((place) => !place.onBar)
                .map((place) => (
                  <RailLink key={place.to} place={place} count={null} />
                ))}
            </nav>
            <div className={css.foot}>
              <DemoNote />
              <div className={css.footRow}>
                <span className="pf-label">Light or dark</span>
                <SchemeSwitch />
              </div>
              <UserMenu />
            </div>
          </MoreSheet>
        </Suspense>
      )}
    </div>
  );
}

function RailLink({ place, count }: { place: Place; count: number | null }) {
  const Mark = place.icon;
  return (
    <Link to={place.to} className={css.link} activeOptions={{ exact: place.to === '/' }}>
      <Mark size={20} stroke={1.7} aria-hidden />
      <span className={css.linkText}>{place.label}</span>
      {count !== null && (
        <span className={css.count}>
          {count}
          <span className={css.hidden}> waiting</span>
        </span>
      )}
    </Link>
  );
}

function BarLink({ place, count }: { place: Place; count: number | null }) {
  const Mark = place.icon;
  return (
    <Link to={place.to} className={css.barLink} activeOptions={{ exact: place.to === '/' }}>
      <span className={css.barIcon}>
        <Mark size={22} stroke={1.7} aria-hidden />
        {count !== null && (
          <span className={css.barCount}>
            {count}
            <span className={css.hidden}> waiting</span>
          </span>
        )}
      </span>
      {place.label}
    </Link>
  );
}

function MoreButton({ onOpen, places }: { onOpen: () => void; places: Place[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = places.some((place) => path.startsWith(place.to));
  return (
    <button type="button" className={css.barLink} data-status={here ? 'active' : undefined} onClick={onOpen}>
      <span className={css.barIcon}>
        <IconDots size={22} stroke={1.7} aria-hidden />
      </span>
      More
    </button>
  );
}

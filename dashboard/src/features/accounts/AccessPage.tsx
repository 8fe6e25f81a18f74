import { Link } from '@tanstack/react-router';
import { PageHeader } from '@/shared/ui/PageHeader';
import css from './accounts.module.css';

/** What Pinterest's kinds of access allow, and how one gets from one to the next. */
export function AccessPage() {
  return (
    <>
      <PageHeader title="Trial, sandbox and Standard access">
        What Pinterest lets an app do, and how to get more.{' '}
        <Link to="/accounts/connect">Connect an account</Link>
      </PageHeader>
      <div className={css.prose}>
        <section className="pf-card">
          <h2>No app yet</h2>
          <p>
            Add an account <strong>without a key</strong>: approved pins leave as Pinterest’s bulk upload file
            and as a feed. Meanwhile make a business account, and an app at developers.pinterest.com.
          </p>
        </section>
        <section className="pf-card">
          <h2>Trial</h2>
          <p>
            Every new app has it after a first look by Pinterest. It may read, with 1,000 requests and 300
            writes a day for the whole app. <strong>Pins made at the production address are refused</strong>{' '}
            (code 29): they are made in the sandbox.
          </p>
        </section>
        <section className="pf-card">
          <h2>Sandbox</h2>
          <p>
            The same API at <code>https://api-sandbox.pinterest.com/v5</code>, with boards and pins of its own
            that nobody else sees. Its token comes from your app’s page and is pasted. It makes no video pins
            and has no analytics.
          </p>
        </section>
        <section className="pf-card">
          <h2>Standard</h2>
          <p>
            Publishes for real, for every account whose owner allows it. Limits are told with every answer and
            stand on each account’s page. You ask for it on your app’s page, with a video.
          </p>
        </section>
        <section className="pf-card">
          <h2>What to record for the video</h2>
          <ol>
            <li>
              This dashboard with its address, and the page “Connect an account” with what is asked and why.
            </li>
            <li>“Go to Pinterest”: Pinterest’s page with your app’s name and the permissions. Allow them.</li>
            <li>The way back: the page that says the account is connected, with its Pinterest name.</li>
            <li>A pin in review, its approval by you, and its slot in the calendar.</li>
            <li>
              The pin going out, and the same pin on Pinterest (in the sandbox, as its answer shows it).
            </li>
          </ol>
          <p>
            Record in one piece, without cuts, in English or with subtitles, and show no token: pinflow never
            shows one.
          </p>
        </section>
        <section className="pf-card">
          <h2>Taking it back</h2>
          <p>
            The owner takes a permission back at Pinterest, under Settings, Security, Connected apps. pinflow
            notices at the next call, holds the pins and asks for a person; nothing is lost.
          </p>
        </section>
      </div>
    </>
  );
}

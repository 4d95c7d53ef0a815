-- The 18:00 report: one row a person and day, with the text as it was sent and the figures behind it (R54, R55).
create table daily_reports (
    id $identity$,
    person text not null,
    day text not null,
    body text not null,
    data text not null,
    rendered_at bigint not null,
    unique (person, day)
);
create index daily_reports_day on daily_reports (day);

-- What a report counted, for the day itself and for days before it (昨日补记). Ledger minus this is what nobody has been told yet.
create table daily_report_counts (
    id $identity$,
    person text not null,
    report_day text not null,
    action_day text not null,
    kind text not null,
    count bigint not null,
    unique (person, report_day, action_day, kind)
);
create index daily_report_counts_action on daily_report_counts (action_day, person);

-- Who should have had a report and did not get one before it was too late; shown to admins only.
create table missed_reports (
    id $identity$,
    person text not null,
    day text not null,
    noted_at bigint not null,
    unique (person, day)
);
create index missed_reports_day on missed_reports (day);

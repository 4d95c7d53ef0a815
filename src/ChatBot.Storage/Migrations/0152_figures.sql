-- What somebody expects to sign in a month. The last one before the lock is scored; later ones are kept and not scored (R68).
create table forecasts (
    id $identity$,
    person text not null,
    month text not null,
    amount_fen bigint not null,
    made_at bigint not null,
    made_by text not null,
    is_scored integer not null,
    undone_at bigint
);
create index forecasts_month on forecasts (month, person, id);

-- The time before, fixed: what was counted then, and the hash over it (R70). Rows are never changed; a newer one takes the place of an older.
create table baselines (
    id $identity$,
    from_day text not null,
    to_day text not null,
    captured_at bigint not null,
    captured_by text not null,
    reason text not null,
    payload text not null,
    hash text not null,
    undone_at bigint
);

-- What a correlation was computed from, and what came out (R40).
create table correlations (
    id $identity$,
    asked_by text not null,
    asked_at bigint not null,
    question text not null,
    inputs text not null,
    outcome text not null
);
create index correlations_asked on correlations (asked_at);

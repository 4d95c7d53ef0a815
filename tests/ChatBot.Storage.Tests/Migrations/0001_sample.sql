create table sample (
    id $identity$,
    name text not null unique,
    body $blob$ null,
    happened_at bigint null,
    day text null,
    is_done integer not null default 0,
    shade text null,
    amount bigint not null default 0,
    share double precision null
);

-- The appraisal sheet of a month as it stood on the first of the next: never changed, what is corrected later stands beside it (R26).
create table appraisals (
    month text primary key,
    version integer not null,
    as_of bigint not null,
    frozen_at bigint not null
);
create table appraisal_lines (
    month text not null,
    person text not null,
    name text not null,
    department text not null,
    due integer not null,
    on_time integer not null,
    late integer not null,
    broken integer not null,
    unproven integer not null,
    actions integer not null,
    due_fen bigint not null,
    received_fen bigint not null,
    signed_fen bigint not null,
    primary key (month, person)
);

-- What is to be told to the HR system, as it is sent; each try is a row of the log.
create table webhook_deliveries (
    id $identity$,
    event text not null,
    subject text not null,
    body text not null,
    state text not null,
    tries integer not null,
    next_try_at bigint,
    created_at bigint not null,
    done_at bigint,
    resend_of bigint
);
create index webhook_deliveries_due on webhook_deliveries (next_try_at) where next_try_at is not null;
create table webhook_tries (
    delivery_id bigint not null,
    number integer not null,
    at bigint not null,
    status integer,
    failure text,
    primary key (delivery_id, number)
);

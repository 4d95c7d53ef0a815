-- Instants are UTC milliseconds (bigint), days text (yyyy-MM-dd), money 分 (bigint), codes text.

-- Every message once, with the answer that it got; raw is kept only for what failed.
create table inbox (
    id $identity$,
    dedupe_key text not null unique,
    sender text not null,
    kind text not null,
    received_at bigint not null,
    state text not null,
    answer text,
    raw text,
    failure text
);
create index inbox_failed on inbox (id) where state = 'Failed';

-- What the bot has to say: written with the change, sent after the commit.
create table outbox (
    id $identity$,
    key text not null unique,
    recipient text not null,
    kind text not null,
    body text not null,
    acts text not null,
    record_no text,
    cause bigint,
    fallback text,
    state text not null,
    attempts integer not null default 0,
    due_at bigint not null,
    expires_at bigint,
    first_tried_at bigint,
    settled_at bigint,
    reason text,
    platform_id text,
    response_code text,
    created_at bigint not null
);
create index outbox_due on outbox (due_at, id) where state = 'Pending';
create index outbox_cause on outbox (cause) where cause is not null;
create index outbox_record on outbox (record_no) where record_no is not null;
create index outbox_settled on outbox (settled_at) where settled_at is not null;

-- A half-filled command: what was said so far, each piece with its own time, because 明天 means the day after it was said.
create table drafts (
    person text primary key,
    command text not null,
    said text not null,
    asked text,
    misses integer not null,
    parked integer not null,
    started_at bigint not null,
    expires_at bigint not null
);

-- The numbered choices that a person saw last; typing the number types the command.
create table choices (
    person text primary key,
    acts text not null,
    shown_at bigint not null
);

-- What can be taken back, and what was.
create table undoable (
    id $identity$,
    person text not null,
    kind text not null,
    record_no text not null,
    what text not null,
    payload text not null,
    cause bigint not null,
    done_at bigint not null,
    undone_at bigint
);
create index undoable_person on undoable (person, id);

-- The next number of each kind of record.
create table record_sequence (
    prefix text primary key,
    last bigint not null
);

-- Work that a job could not do and set aside, so that the rest went on.
create table parked_work (
    id $identity$,
    job text not null,
    item text not null,
    failure text not null,
    parked_at bigint not null,
    tries integer not null,
    retry_at bigint,
    unique (job, item)
);

-- Small facts of the service itself: last org sync, last reconcile.
create table service_state (
    name text primary key,
    value text not null,
    changed_at bigint not null
);

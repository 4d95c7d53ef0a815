-- Who changed what, when and why; each row carries the hash of the one before it (C11).
create table ledger (
    seq bigint primary key,
    at bigint not null,
    actor text not null,
    source text not null,
    record_no text not null,
    action text not null,
    before text,
    after text,
    reason text,
    hash text not null
);
create index ledger_record on ledger (record_no, seq);

-- Proofs. The bytes lie in the content-addressed folder; WeCom's media id is only how to fetch them in the first three days (P9).
create table evidence (
    id $identity$,
    media_kind text not null,
    media_id text not null,
    uploader text not null,
    received_at bigint not null,
    record_no text,
    part text,
    purpose text,
    state text not null,
    sha256 text,
    content_type text,
    length bigint,
    failure text,
    tries integer not null default 0,
    next_try_at bigint
);
create index evidence_to_fetch on evidence (next_try_at) where state = 'Waiting';
create index evidence_record on evidence (record_no);
create index evidence_hash on evidence (sha256) where sha256 is not null;

-- Health actions: one credit per person, kind, object and day (R42).
create table health_actions (
    id $identity$,
    person text not null,
    kind text not null,
    record_no text not null,
    day text not null,
    at bigint not null,
    cause bigint,
    undone_at bigint,
    unique (person, kind, record_no, day)
);
create index health_actions_day on health_actions (day, person);

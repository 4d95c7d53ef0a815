-- What made a record lately, so that the same words a moment later are asked about instead of making another.
create table said_lately (
    person text not null,
    fingerprint text not null,
    record_no text not null,
    said_at bigint not null,
    primary key (person, fingerprint)
);

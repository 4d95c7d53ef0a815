-- One file that somebody brings in: read row by row, shown first, written in pieces after a yes.
create table imports (
    id $identity$,
    kind text not null,
    person text not null,
    source text not null,
    file_name text not null,
    sha256 text not null,
    link_id bigint,
    state text not null,
    sheet text not null,
    notices text not null,
    problem text,
    total bigint not null,
    staged bigint not null,
    done bigint not null,
    created_at bigint not null,
    confirmed_at bigint,
    finished_at bigint
);
create index imports_person on imports (person, id);
create index imports_link on imports (link_id) where link_id is not null;
create index imports_open on imports (id) where state in ('Uploaded', 'Running');

-- Each row with what was read from it and what becomes of it; verdict and applied are what a rerun goes by.
create table import_rows (
    import_id bigint not null,
    position bigint not null,
    row_no bigint not null,
    part text not null,
    cells text not null,
    data text not null,
    verdict text not null,
    what text not null,
    problem text not null,
    applied integer not null,
    primary key (import_id, position)
);
create index import_rows_verdict on import_rows (import_id, verdict, position);

-- Contracts that came out of a file: not proven until somebody has looked (R06).
create table imported_contracts (
    record_no text primary key,
    import_id bigint not null,
    imported_at bigint not null,
    verified_at bigint,
    verified_by text
);

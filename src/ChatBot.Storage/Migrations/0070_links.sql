-- One-time links for people. Only the hash of the token is stored: who reads the database cannot open a page.
create table links (
    id $identity$,
    token_hash text not null unique,
    purpose text not null,
    person text not null,
    payload text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    session_hash text,
    session_until bigint
);
create index links_expiry on links (expires_at);

-- Keys that sign the forms of the pages: in the database, so that every node and every restart accepts a form that is open on a phone.
create table page_keys (
    name text primary key,
    xml text not null
);

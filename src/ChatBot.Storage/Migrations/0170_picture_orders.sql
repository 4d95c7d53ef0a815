-- Pictures that were promised: written with the message or by the weekly job, drawn after the commit. The unique key makes each exactly one.
create table picture_orders (
    id $identity$,
    key text not null unique,
    kind text not null,
    person text not null,
    board text,
    filters text not null,
    record_no text,
    message_id bigint,
    state text not null,
    tries bigint not null,
    retry_at bigint not null,
    sha256 text,
    created_at bigint not null,
    settled_at bigint
);
create index picture_orders_waiting on picture_orders (id) where state = 'Waiting';

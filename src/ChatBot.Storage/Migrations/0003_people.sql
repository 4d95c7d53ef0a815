-- The org as WeCom last showed it, so that the bot starts when WeCom is away.
create table departments (
    id bigint primary key,
    name text not null,
    parent_id bigint not null,
    leaders text not null,
    position bigint not null
);
create table people (
    user_id text primary key,
    name text not null,
    alias text not null,
    position text not null,
    status integer not null,
    departments text not null,
    leader_of text not null,
    main_department bigint,
    direct_leaders text not null,
    seen_at bigint not null,
    gone_at bigint
);

-- Customers: met by name in chat, or imported.
create table customers (
    id $identity$,
    name text not null unique,
    region text,
    owner text,
    created_by text not null,
    created_at bigint not null
);

-- The pages of a long list that a person has not asked for yet.
create table later_pages (
    person text primary key,
    pages text not null,
    shown_at bigint not null,
    expires_at bigint not null
);

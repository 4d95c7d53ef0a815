-- Where customers are, in millionths of a degree: an engineer's position is measured against it (R64).
create table customer_sites (
    customer_id bigint primary key,
    latitude bigint not null,
    longitude bigint not null,
    label text not null,
    set_by text not null,
    set_at bigint not null
);
-- The next location of this person is that customer's.
create table customer_sites_expected (
    person text primary key,
    customer_id bigint not null,
    asked_at bigint not null
);
-- Positions of people, erased after their time; what the case keeps of one is its distance.
create table places (
    id $identity$,
    record_no text not null,
    stage text not null,
    person text not null,
    latitude bigint not null,
    longitude bigint not null,
    label text not null,
    received_at bigint not null
);
create index places_age on places (received_at);
create index places_person on places (person);
-- Who lets positions be kept, since when, or not any more.
create table place_consents (
    person text primary key,
    agreed_at bigint not null,
    withdrawn_at bigint
);
